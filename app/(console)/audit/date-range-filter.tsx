"use client";

import { CalendarIcon } from "lucide-react";
import { useId } from "react";
import { useServerNow } from "@/components/shell/server-clock";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { DateRange } from "./use-date-range";

const PRESETS_DAYS = [1, 7, 30] as const;
const DAY_MS = 86_400_000;

/** From one day to another, in UTC, like every time of the console. */
export function DateRangeFilter({ range, onChange }: DateRangeFilterProps) {
  const id = useId();
  const now = useServerNow();
  const words = rangeWords(range);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          variant="outline"
          size="sm"
          aria-label={words ? `Filter by date: ${words}` : "Filter by date"}
          className={cn(!words && "border-dashed font-normal text-muted-foreground")}
        >
          <CalendarIcon />
          {words ?? "Date"}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="grid w-64 gap-3" aria-label="Date filter">
        <div className="flex gap-1.5">
          {PRESETS_DAYS.map((days) => (
            <Button
              key={days}
              variant="outline"
              size="sm"
              className="flex-1 font-normal"
              onClick={() => onChange({ from: dayOf(now - (days - 1) * DAY_MS), to: null })}
            >
              {days === 1 ? "Today" : `${days} days`}
            </Button>
          ))}
        </div>
        {(["from", "to"] as const).map((end) => (
          <div key={end} className="grid gap-1">
            <Label htmlFor={`${id}-${end}`} className="text-xs">
              {end === "from" ? "From" : "To, with this day"}
            </Label>
            <Input
              id={`${id}-${end}`}
              type="date"
              value={range[end] ?? ""}
              onChange={(event) => onChange({ ...range, [end]: event.target.value || null })}
            />
          </div>
        ))}
        <div className="flex items-center justify-between text-xs text-muted-foreground">
          Days are in UTC.
          <Button variant="ghost" size="sm" disabled={!words} onClick={() => onChange({ from: null, to: null })}>
            Clear
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

interface DateRangeFilterProps {
  range: DateRange;
  onChange: (range: DateRange) => void;
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function rangeWords({ from, to }: DateRange): string | null {
  if (from && to) return from === to ? from : `${from} to ${to}`;
  if (from) return `since ${from}`;
  return to ? `until ${to}` : null;
}
