"use client";

import { CheckIcon, ListFilterIcon } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

import type { TableFilter } from "./column";

const searchFromOptions = 8;

/** A filter button whose popover lists the values of one facet with how many rows each has. */
export function FacetFilter({ filter, values, counts, onChange }: FacetFilterProps) {
  const [open, setOpen] = useState(false);
  const chosen = filter.options.filter((option) => values.includes(option.value));
  const toggle = (value: string) => {
    const isOn = values.includes(value);
    if (filter.single) {
      onChange(isOn ? [] : [value]);
      setOpen(false);
    } else {
      onChange(isOn ? values.filter((other) => other !== value) : [...values, value]);
    }
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="outline"
          size="sm"
          aria-label={triggerName(filter.label, chosen)}
          className={cn(chosen.length === 0 && "border-dashed font-normal text-muted-foreground")}
        >
          {chosen.length === 0 && <ListFilterIcon />}
          <span>{filter.label}</span>
          {chosen.length > 0 && (
            <span className="-mr-0.5 ml-0.5 max-w-36 truncate border-l pl-1.5 font-normal text-link">
              {chosen.length > 2 ? `${chosen.length} chosen` : chosen.map((option) => option.label).join(", ")}
            </span>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-56 p-0" aria-label={`${filter.label} filter`}>
        <Command label={filter.label}>
          {filter.options.length >= searchFromOptions && (
            <CommandInput placeholder={`Find ${filter.label.toLowerCase()}`} />
          )}
          <CommandList aria-label={filter.label}>
            <CommandEmpty>No such value.</CommandEmpty>
            <CommandGroup>
              {filter.options.map((option) => (
                <CommandItem key={option.value} value={option.label} onSelect={() => toggle(option.value)}>
                  <CheckMark on={values.includes(option.value)} round={filter.single ?? false} />
                  {option.icon && <option.icon className="size-3.5" />}
                  <span className="truncate">{option.label}</span>
                  <span className="sr-only">{values.includes(option.value) ? "chosen" : "not chosen"}</span>
                  {counts && (
                    <span className="ml-auto pl-2 text-xs text-muted-foreground tabular-nums">
                      {countLabel(counts[option.value] ?? 0)}
                    </span>
                  )}
                </CommandItem>
              ))}
            </CommandGroup>
          </CommandList>
          {chosen.length > 0 && (
            <div className="border-t p-1">
              <Button variant="ghost" size="sm" className="w-full font-normal" onClick={() => onChange([])}>
                Clear
              </Button>
            </div>
          )}
        </Command>
      </PopoverContent>
    </Popover>
  );
}

interface FacetFilterProps {
  filter: TableFilter;
  values: readonly string[];
  counts?: Record<string, number>;
  onChange: (values: string[]) => void;
}

function CheckMark({ on, round }: { on: boolean; round: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "flex size-4 shrink-0 items-center justify-center border",
        round ? "rounded-full" : "rounded-[4px]",
        on ? "border-primary bg-primary text-primary-foreground" : "border-input",
      )}
    >
      {on && <CheckIcon className="size-3 text-primary-foreground" />}
    </span>
  );
}

/** The server stops counting above this. */
const countMax = 1_000;

const countLabel = (count: number) => (count > countMax ? "1,000+" : count.toLocaleString("en-GB"));

function triggerName(label: string, chosen: readonly { label: string }[]): string {
  if (chosen.length === 0) return `Filter by ${label.toLowerCase()}`;
  return `Filter by ${label.toLowerCase()}: ${chosen.map((option) => option.label).join(", ")}`;
}
