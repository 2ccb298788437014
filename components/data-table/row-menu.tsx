"use client";

import { MoreHorizontalIcon } from "lucide-react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import { availableRows, type RowAction } from "./row-action";

/** The actions of one row behind a button that is always in the same place. */
export function RowMenu<Row>({ row, actions, label }: RowMenuProps<Row>) {
  const offered = actions.filter((action) => action.scope !== "bulk");
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={label}
          className="text-muted-foreground hover:text-foreground"
        >
          <MoreHorizontalIcon />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-40">
        {offered.map((action) => (
          <DropdownMenuItem
            key={action.id}
            variant={action.tone === "danger" ? "destructive" : "default"}
            disabled={availableRows(action, [row]).length === 0}
            onSelect={() => action.run([row])}
          >
            {action.icon && <action.icon />}
            {action.label}
            {action.shortcut && <DropdownMenuShortcut className="uppercase">{action.shortcut}</DropdownMenuShortcut>}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

interface RowMenuProps<Row> {
  row: Row;
  actions: readonly RowAction<Row>[];
  label: string;
}
