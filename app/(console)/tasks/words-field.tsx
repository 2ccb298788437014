"use client";

import { useId } from "react";
import type { ComponentProps } from "react";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

/** Several lines of a form, with a hint. */
export function WordsField({
  label,
  hint,
  ...area
}: ComponentProps<typeof Textarea> & { label: string; hint?: string }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Textarea id={id} aria-describedby={hint ? `${id}-hint` : undefined} className="max-h-60" {...area} />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  );
}
