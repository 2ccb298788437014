"use client";

import { useId, useMemo, useState } from "react";
import { CopyButton } from "@/components/shell/copy-button";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";

const LINES_PER_PART = 400;
const SEARCH_FROM_LINES = 8;
/** About what fits beside a list. */
const LINE_CHARS = 70;

/** Text by numbered lines; a search keeps the lines that match, with their numbers. */
export function LogView({ text, label, isCut = false }: LogViewProps) {
  const lines = useMemo(() => text.split("\n").map((line, place) => ({ n: place + 1, line })), [text]);
  const [search, setSearch] = useState("");
  const [shownMax, setShownMax] = useState(LINES_PER_PART);
  const wrapId = useId();
  const [wraps, setWraps] = useState(false);
  const wanted = search.trim().toLowerCase();
  const found = wanted ? lines.filter(({ line }) => line.toLowerCase().includes(wanted)) : lines;
  const shown = found.slice(0, shownMax);
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      {(lines.length >= SEARCH_FROM_LINES || lines.some(({ line }) => line.length > LINE_CHARS)) && (
        <div className="flex items-center gap-2 border-b px-2 py-1">
          <Input
            type="search"
            aria-label={`Search in ${label}`}
            placeholder="Search the lines"
            className="h-7 max-w-56"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <span className="text-xs text-muted-foreground tabular-nums" role="status">
            {wanted ? `${found.length} of ${lines.length} lines` : `${lines.length} lines`}
          </span>
          <label htmlFor={wrapId} className="ml-auto inline-flex items-center gap-1.5 text-xs text-muted-foreground">
            <Switch id={wrapId} checked={wraps} onCheckedChange={setWraps} />
            Wrap
          </label>
          <CopyButton text={text} label={`Copy ${label}`} />
        </div>
      )}
      <div
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-72 overflow-auto py-2 font-mono text-xs leading-5"
      >
        {shown.map(({ n, line }) => (
          <div key={n} className={cn("flex gap-3 pr-3", !wraps && "min-w-max")}>
            <span
              aria-hidden="true"
              className="sticky left-0 w-11 shrink-0 bg-surface pr-1 text-right text-muted-foreground select-none"
            >
              {n}
            </span>
            <span className={wraps ? "min-w-0 wrap-anywhere whitespace-pre-wrap" : "whitespace-pre"}>
              {wanted ? <Marked line={line} wanted={wanted} /> : line}
            </span>
          </div>
        ))}
        {found.length > shown.length && (
          <Button variant="ghost" size="sm" className="ml-11" onClick={() => setShownMax(shownMax + LINES_PER_PART)}>
            Show {Math.min(LINES_PER_PART, found.length - shown.length)} more lines
          </Button>
        )}
        {found.length === 0 && <p className="px-3 text-muted-foreground">No line matches.</p>}
      </div>
      {isCut && (
        <p className="border-t px-3 py-1 text-xs text-warning-text">Only the beginning is shown; the text is longer.</p>
      )}
    </div>
  );
}

interface LogViewProps {
  text: string;
  /** What the text is, for its region and its search. */
  label: string;
  /** The server sent only the beginning. */
  isCut?: boolean;
}

function Marked({ line, wanted }: { line: string; wanted: string }) {
  const at = line.toLowerCase().indexOf(wanted);
  if (at < 0) return line;
  return (
    <>
      {line.slice(0, at)}
      <mark className="bg-warning-tint text-warning-text">{line.slice(at, at + wanted.length)}</mark>
      {line.slice(at + wanted.length)}
    </>
  );
}
