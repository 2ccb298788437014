"use client";

import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";

interface RangeSwitchProps<Days extends number> {
  label?: string;
  ranges: readonly Days[];
  days: Days;
  onChange: (days: Days) => void;
}

/** How many days a page looks back. */
export function RangeSwitch<Days extends number>({
  label = "Time shown",
  ranges,
  days,
  onChange,
}: RangeSwitchProps<Days>) {
  return (
    <ToggleGroup
      type="single"
      aria-label={label}
      value={String(days)}
      onValueChange={(value) => {
        const next = ranges.find((range) => String(range) === value);
        if (next) onChange(next);
      }}
    >
      {ranges.map((range) => (
        <ToggleGroupItem key={range} value={String(range)} aria-label={`${range} days`}>
          {range} d
        </ToggleGroupItem>
      ))}
    </ToggleGroup>
  );
}
