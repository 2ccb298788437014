"use client";

import { SlidersHorizontalIcon } from "lucide-react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import type { ColumnShape } from "./column";
import { useDensity } from "./density";
import type { TableState } from "./use-table-state";

/** Which columns are shown and how tall the rows are. */
export function ViewOptions({ columns, state, onShowKeys }: ViewOptionsProps) {
  const [density, setDensity] = useDensity();
  const choices = columns.filter((column) => column.hideable ?? true);
  const setShown = (id: string, shown: boolean) =>
    state.setHidden(shown ? state.hidden.filter((other) => other !== id) : [...state.hidden, id]);
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm" aria-label="Display options">
          <SlidersHorizontalIcon />
          <span className="@max-3xl/toolbar:sr-only">Display</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-52">
        <DropdownMenuLabel>Rows</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={density}>
          <DropdownMenuRadioItem value="comfortable" onSelect={() => setDensity("comfortable")}>
            Comfortable
          </DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="dense" onSelect={() => setDensity("dense")}>
            Dense
          </DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Columns</DropdownMenuLabel>
        {choices.map((column) => (
          <DropdownMenuCheckboxItem
            key={column.id}
            checked={!state.hidden.includes(column.id)}
            onCheckedChange={(shown) => setShown(column.id, shown)}
            onSelect={(event) => event.preventDefault()}
          >
            {column.header}
          </DropdownMenuCheckboxItem>
        ))}
        <DropdownMenuItem inset onSelect={state.resetColumns}>
          Reset columns
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem inset onSelect={onShowKeys}>
          Keyboard keys
          <DropdownMenuShortcut>?</DropdownMenuShortcut>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

interface ViewOptionsProps {
  columns: readonly ColumnShape[];
  state: TableState;
  onShowKeys: () => void;
}
