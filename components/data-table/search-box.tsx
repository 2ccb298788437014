"use client";

import { SearchIcon, XIcon } from "lucide-react";
import { useEffect, useRef, useState, type RefObject } from "react";

import { Kbd } from "@/components/ui/kbd";
import { Input } from "@/components/ui/input";

const debounceMs = 250;

/** Text search: types freely, tells the URL after a pause, follows the URL when it changes elsewhere. */
export function SearchBox({ value, onChange, label, inputRef }: SearchBoxProps) {
  const { text, setText, clear } = useDebouncedText(value, onChange);
  return (
    <div className="relative min-w-40 flex-1 sm:max-w-64">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted-foreground" />
      <Input
        ref={inputRef}
        type="search"
        value={text}
        aria-label={label}
        placeholder={label}
        className="h-7 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (text) clear();
          else event.currentTarget.blur();
        }}
      />
      {text ? (
        <button
          type="button"
          aria-label="Clear search"
          className="absolute top-1/2 right-1 inline-flex size-6 -translate-y-1/2 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground"
          onClick={clear}
        >
          <XIcon className="size-3.5" />
        </button>
      ) : (
        <Kbd className="absolute top-1/2 right-1.5 hidden h-4 min-w-4 -translate-y-1/2 sm:inline-flex">/</Kbd>
      )}
    </div>
  );
}

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
}

function useDebouncedText(value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  // The URL changed by other means, such as "Clear filters": it wins over what was typed.
  if (value !== sent) {
    setSent(value);
    setText(value);
  }

  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      send.current(text);
    }, debounceMs);
    return () => clearTimeout(timer);
  }, [text, sent]);

  const clear = () => {
    setText("");
    setSent("");
    onChange("");
  };
  return { text, setText, clear };
}
