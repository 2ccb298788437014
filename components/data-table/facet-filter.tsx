"use client";

import { CheckIcon, ListFilterIcon } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

import type { FacetOption, TableFilter } from "./column";

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
          <TriggerText label={filter.label} chosen={chosen} />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-56 p-0" aria-label={`${filter.label} filter`}>
        <Command label={filter.label}>
          {/* The arrow keys are its too: without it a short list could not be used from the keyboard. */}
          <CommandInput placeholder={`Find ${filter.label.toLowerCase()}`} />
          <CommandList aria-label={filter.label}>
            <CommandEmpty>No such value.</CommandEmpty>
            <CommandGroup>
              {filter.options.map((option) => (
                <Choice
                  key={option.value}
                  option={option}
                  isOn={values.includes(option.value)}
                  isSingle={filter.single ?? false}
                  count={counts && (counts[option.value] ?? 0)}
                  onToggle={() => toggle(option.value)}
                />
              ))}
            </CommandGroup>
          </CommandList>
          {chosen.length > 0 && <ClearChoices onClear={() => onChange([])} />}
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

function ClearChoices({ onClear }: { onClear: () => void }) {
  return (
    <div className="border-t p-1">
      <Button variant="ghost" size="sm" className="w-full font-normal" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

function TriggerText({ label, chosen }: { label: string; chosen: readonly FacetOption[] }) {
  if (chosen.length === 0)
    return (
      <>
        <ListFilterIcon />
        {label}
      </>
    );
  return (
    <>
      {label}
      <span className="-mr-0.5 ml-0.5 max-w-36 truncate border-l pl-1.5 font-normal text-link">
        {chosen.length > 2 ? `${chosen.length} chosen` : chosen.map((option) => option.label).join(", ")}
      </span>
    </>
  );
}

function Choice({ option, isOn, isSingle, count, onToggle }: ChoiceProps) {
  return (
    <CommandItem value={option.label} onSelect={onToggle}>
      <CheckMark on={isOn} round={isSingle} />
      {option.icon && <option.icon className="size-3.5" />}
      <span className="truncate">{option.label}</span>
      <span className="sr-only">{isOn ? "chosen" : "not chosen"}</span>
      {count !== undefined && (
        <span className="ml-auto pl-2 text-xs text-muted-foreground tabular-nums">{countLabel(count)}</span>
      )}
    </CommandItem>
  );
}

interface ChoiceProps {
  option: FacetOption;
  isOn: boolean;
  isSingle: boolean;
  count?: number;
  onToggle: () => void;
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
