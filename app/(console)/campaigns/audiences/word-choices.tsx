"use client";

import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";

interface WordChoicesProps<Word extends string> {
  label: string;
  words: Record<Word, string>;
  value: readonly Word[];
  disabled: boolean;
  onChange: (value: Word[]) => void;
}

/** Some of a short list of words; arrows go between them, space chooses. */
export function WordChoices<Word extends string>({ label, words, value, disabled, onChange }: WordChoicesProps<Word>) {
  const isWord = (text: string): text is Word => Object.hasOwn(words, text);
  return (
    <ToggleGroup
      type="multiple"
      aria-label={label}
      className="h-auto flex-wrap"
      value={[...value]}
      disabled={disabled}
      onValueChange={(next: string[]) => onChange(next.filter(isWord))}
    >
      {Object.entries<string>(words).map(([word, text]) => (
        <ToggleGroupItem key={word} value={word}>
          {text}
        </ToggleGroupItem>
      ))}
    </ToggleGroup>
  );
}
