"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";

interface WordsInputProps {
  label: string;
  placeholder: string;
  value: readonly string[];
  disabled: boolean;
  onChange: (words: string[]) => void;
}

/** Words with commas between them; what is typed stays as it is typed. */
export function WordsInput({ label, placeholder, value, disabled, onChange }: WordsInputProps) {
  const [text, setText] = useState(value.join(", "));
  return (
    <Input
      aria-label={label}
      placeholder={placeholder}
      className="h-7 w-56 max-w-full text-xs"
      autoComplete="off"
      disabled={disabled}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange([
          ...new Set(
            event.target.value
              .split(",")
              .map((word) => word.trim())
              .filter(Boolean),
          ),
        ]);
      }}
    />
  );
}
