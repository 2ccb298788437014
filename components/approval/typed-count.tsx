"use client";

import { useId } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** A number typed by hand: nobody approves hundreds by a habit of the fingers. */
export function TypedCount({ label, value, problem, onChange }: TypedCountProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        data-first-field
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        className="w-36 tabular-nums"
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
    </div>
  );
}

interface TypedCountProps {
  label: string;
  value: string;
  problem?: string;
  onChange: (value: string) => void;
}
