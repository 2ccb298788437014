"use client";

import { ListFilterIcon, XIcon } from "lucide-react";
import { useState, type ReactNode, type RefObject } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

import type { ColumnShape } from "./column";
import { FacetFilter } from "./facet-filter";
import type { SavedView, SavedViews } from "./saved-views";
import { SavedViewsMenu } from "./saved-views-menu";
import { SearchBox } from "./search-box";
import type { TableState } from "./use-table-state";
import { ViewOptions } from "./view-options";

/** Search, filters, saved views and display options above the rows; on phones the filters fold away. */
export function Toolbar(props: ToolbarProps) {
  const { state, columns, facetCounts, searchLabel, searchRef } = props;
  const [showsFilters, setShowsFilters] = useState(false);
  const filterCount = Object.values(state.values).filter((list) => list.length > 0).length;
  return (
    <div
      role="group"
      aria-label="Filters and display"
      className="@container/toolbar flex flex-wrap items-center gap-1.5 border-b sm:flex-nowrap bg-background px-3 py-2 sm:px-4"
    >
      {searchLabel && <SearchBox value={state.q} onChange={state.setQ} label={searchLabel} inputRef={searchRef} />}
      {state.filters.length > 0 && (
        <Button
          variant="outline"
          size="sm"
          className="sm:hidden"
          aria-expanded={showsFilters}
          onClick={() => setShowsFilters(!showsFilters)}
        >
          <ListFilterIcon />
          Filters
          {filterCount > 0 && <span className="text-link tabular-nums">{filterCount}</span>}
        </Button>
      )}
      <div
        className={cn(
          // One line whatever is open beside it, or the rows would jump; what does not fit scrolls.
          "flex flex-wrap items-center gap-1.5 max-sm:order-last max-sm:w-full sm:-my-1 sm:min-w-0 sm:flex-nowrap sm:overflow-x-auto sm:py-1 sm:[scrollbar-width:none]",
          !showsFilters && "max-sm:hidden",
        )}
      >
        <ToolbarFilters state={state} facetCounts={facetCounts} />
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">
        {props.extra}
        <SavedViewsMenu store={props.savedViews} presets={props.presetViews} />
        <ViewOptions columns={columns} state={state} onShowKeys={props.onShowKeys} />
      </div>
    </div>
  );
}

interface ToolbarProps {
  state: TableState;
  columns: readonly ColumnShape[];
  facetCounts?: Record<string, Record<string, number>>;
  searchLabel?: string;
  searchRef: RefObject<HTMLInputElement | null>;
  savedViews: SavedViews;
  presetViews: readonly SavedView[];
  extra?: ReactNode;
  onShowKeys: () => void;
}

/** The filters in use and to be used, with the way out of all of them; also above what is no table. */
export function ToolbarFilters({ state, facetCounts }: Pick<ToolbarProps, "state" | "facetCounts">) {
  return (
    <>
      {state.filters.map((filter) => (
        <FacetFilter
          key={filter.id}
          filter={filter}
          values={state.values[filter.id] ?? []}
          counts={facetCounts?.[filter.id]}
          onChange={(values) => state.setFilter(filter.id, values)}
        />
      ))}
      {state.isNarrowed && (
        <Button variant="ghost" size="sm" className="font-normal" onClick={state.clearFilters}>
          <XIcon />
          Clear
        </Button>
      )}
    </>
  );
}
