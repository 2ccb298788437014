"use client";

import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { RANGES_DAYS } from "./use-range";

type Days = (typeof RANGES_DAYS)[number];

export function RangeSwitch({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  return (
    <ToggleGroup
      type="single"
      aria-label="Time shown"
      value={String(days)}
      onValueChange={(value) => {
        const next = RANGES_DAYS.find((range) => String(range) === value);
        if (next) onChange(next);
      }}
    >
      {RANGES_DAYS.map((range) => (
        <ToggleGroupItem key={range} value={String(range)} aria-label={`${range} days`}>
          {range} d
        </ToggleGroupItem>
      ))}
    </ToggleGroup>
  );
}
