"use client";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

interface WordSelectProps<Word extends string> {
  label: string;
  words: Record<Word, string>;
  value: Word;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  onChange: (value: Word) => void;
}

/** One of a closed list of words. */
export function WordSelect<Word extends string>(props: WordSelectProps<Word>) {
  const { label, words, value, placeholder, autoFocus, disabled, onChange } = props;
  const isWord = (text: string): text is Word => Object.hasOwn(words, text);
  return (
    <Select value={value} disabled={disabled} onValueChange={(next) => isWord(next) && onChange(next)}>
      <SelectTrigger size="sm" aria-label={label} autoFocus={autoFocus}>
        <SelectValue placeholder={placeholder} />
      </SelectTrigger>
      <SelectContent>
        {Object.entries<string>(words).map(([word, text]) => (
          <SelectItem key={word} value={word}>
            {text}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
