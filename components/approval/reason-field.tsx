"use client";

import { useId } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

const REASON_CHARS_MAX = 2_000;

/** A reason in words, with the usual ones a click or, as long as nothing else is written, a digit away. */
export function ReasonField({ label, hint, value, onChange, suggestions = [], rows = 3, problem }: ReasonFieldProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = /^[1-9]$/.test(event.key) ? suggestions[Number(event.key) - 1] : undefined;
    if (!picked || event.ctrlKey || event.metaKey || event.altKey || !isPicked(value, suggestions)) return;
    event.preventDefault();
    onChange(toggled(value, picked));
  };
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Textarea
        id={id}
        rows={rows}
        maxLength={REASON_CHARS_MAX}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {suggestions.length > 0 && (
        <div className="flex flex-wrap gap-1.5" role="group" aria-label="Usual reasons">
          {suggestions.map((suggestion, place) => (
            <Button
              key={suggestion}
              size="sm"
              variant="outline"
              className="font-normal"
              aria-pressed={value.includes(suggestion)}
              onClick={() => onChange(toggled(value, suggestion))}
            >
              <Kbd aria-hidden="true" className="h-4 min-w-4 max-sm:hidden">
                {place + 1}
              </Kbd>
              {suggestion}
            </Button>
          ))}
        </div>
      )}
      <p
        id={`${id}-hint`}
        role={problem ? "alert" : undefined}
        className={problem ? "text-xs text-danger-text" : "text-xs text-muted-foreground"}
      >
        {problem ?? hint}
      </p>
    </div>
  );
}

interface ReasonFieldProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  suggestions?: readonly string[];
  rows?: number;
  problem?: string;
}

/** Whether all there is was picked, so that a digit cannot belong to a sentence. */
const isPicked = (text: string, suggestions: readonly string[]): boolean =>
  suggestions.reduce((rest, suggestion) => rest.replace(suggestion, ""), text).trim() === "";

function toggled(text: string, sentence: string): string {
  if (text.includes(sentence)) return text.replace(sentence, "").replaceAll("  ", " ").trim();
  return text.trim() === "" ? sentence : `${text.trim()} ${sentence}`;
}
