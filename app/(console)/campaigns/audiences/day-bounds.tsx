"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

interface Bounds {
  before?: string | undefined;
  after?: string | undefined;
  never?: true | undefined;
}

interface DayBoundsProps {
  label: string;
  value: Bounds;
  disabled: boolean;
  mayBeNever?: boolean;
  onChange: (value: Bounds) => void;
}

/** From one day on, before another, or never; days begin at midnight in UTC. */
export function DayBounds({ label, value, disabled, mayBeNever = false, onChange }: DayBoundsProps) {
  const id = useId();
  const { before, after, never } = value;
  const bounds = { before, after, never };
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
      <Day
        id={`${id}-after`}
        label="from"
        value={after}
        {...{ disabled }}
        onDay={(day) => onChange({ ...bounds, after: day })}
      />
      <Day
        id={`${id}-before`}
        label="before"
        value={before}
        {...{ disabled }}
        onDay={(day) => onChange({ ...bounds, before: day })}
      />
      {mayBeNever && (
        <Label className="text-xs font-normal">
          <Checkbox
            checked={never === true}
            disabled={disabled}
            onCheckedChange={(is) => onChange({ ...bounds, never: is === true ? true : undefined })}
          />
          or never
        </Label>
      )}
    </div>
  );
}

interface DayProps {
  id: string;
  label: string;
  value: string | undefined;
  disabled: boolean;
  onDay: (day: string | undefined) => void;
}

function Day({ id, label, value, disabled, onDay }: DayProps) {
  return (
    <div className="flex items-center gap-1.5">
      <Label htmlFor={id} className="text-xs font-normal">
        {label}
      </Label>
      <Input
        id={id}
        type="date"
        className="h-7 w-36 text-xs"
        disabled={disabled}
        value={value?.slice(0, 10) ?? ""}
        onChange={(event) => onDay(event.target.value ? `${event.target.value}T00:00:00Z` : undefined)}
      />
    </div>
  );
}
