"use client";

import { useRef } from "react";
import { SearchBox } from "@/components/data-table/search-box";
import { ToolbarFilters } from "@/components/data-table/toolbar";
import type { TableState } from "@/components/data-table/use-table-state";
import { BoardColumn } from "./board-column";
import type { BoardStatuses } from "./board-column";
import { useBoardKeys } from "./use-board-keys";

const COLUMNS = [
  { title: "To take up", statuses: ["open"], emptyText: "Nothing waits to be taken up." },
  { title: "In progress", statuses: ["accepted"], emptyText: "Nobody works on anything." },
  { title: "Asks a person", statuses: ["escalated"], emptyText: "No agent waits for an answer." },
  { title: "Ended", statuses: ["completed", "cancelled"], emptyText: "Nothing has ended yet." },
] as const satisfies readonly { title: string; statuses: BoardStatuses; emptyText: string }[];

/** Tasks by where they stand, the newest of each first. */
export function TasksBoard({ state }: { state: TableState }) {
  const board = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useBoardKeys(board, search);
  // Which statuses there are is the board's own order.
  const filters = state.filters.filter(({ id }) => id !== "status");
  return (
    <div role="region" aria-label="Board" className="flex min-w-0 flex-1 flex-col sm:min-h-0">
      <div
        role="group"
        aria-label="Filters"
        className="flex flex-wrap items-center gap-1.5 border-b bg-background px-3 py-2 sm:px-4"
      >
        <SearchBox value={state.q} onChange={state.setQ} label="Search a task by its title" inputRef={search} />
        <ToolbarFilters state={{ ...state, filters }} />
      </div>
      <div
        ref={board}
        className="grid flex-1 content-start gap-3 overflow-y-auto p-3 sm:grid-cols-2 sm:px-4 xl:grid-cols-4 xl:content-stretch"
      >
        {COLUMNS.map((column) => (
          <BoardColumn key={column.title} {...column} state={state} />
        ))}
      </div>
    </div>
  );
}
