"use client";

import { ChevronRightIcon } from "lucide-react";
import { useState } from "react";

import { cn } from "@/components/ui/cn";

/** Long lists are drawn in parts, so that a bulk payload does not freeze the page. */
const partSize = 100;

/** One value of a JSON tree with everything below it. */
export function JsonNode(props: JsonNodeProps) {
  const { value } = props;
  if (typeof value === "object" && value !== null) return <Branch {...props} value={value} />;
  return (
    <div className="flex pl-4">
      <Name name={props.name} />
      <Leaf value={value} />
      {!props.isLast && <span className="text-muted-foreground">,</span>}
    </div>
  );
}

interface JsonNodeProps {
  name?: string;
  value: unknown;
  depth: number;
  openDepth: number;
  isLast: boolean;
}

function Branch({ name, value, depth, openDepth, isLast }: JsonNodeProps & { value: object }) {
  const [open, setOpen] = useState(depth < openDepth);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [start, end] = isList ? ["[", "]"] : ["{", "}"];
  const unit = isList ? "item" : "key";
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        className="flex items-center rounded-sm text-left hover:bg-accent"
        onClick={() => setOpen(!open)}
      >
        <ChevronRightIcon className={cn("size-4 shrink-0 p-0.5 text-muted-foreground", open && "rotate-90")} />
        <Name name={name} />
        <span className="text-muted-foreground">
          {start}
          {!open && ` ${entries.length} ${unit}${entries.length === 1 ? "" : "s"} ${end}${isLast ? "" : ","}`}
        </span>
      </button>
      {open && (
        <>
          <Children entries={entries} isList={isList} depth={depth + 1} openDepth={openDepth} />
          <span className="pl-4 text-muted-foreground">
            {end}
            {!isLast && ","}
          </span>
        </>
      )}
    </div>
  );
}

function Children({ entries, isList, depth, openDepth }: ChildrenProps) {
  const [shown, setShown] = useState(partSize);
  return (
    <div className="ml-[0.4375rem] border-l pl-2">
      {entries.slice(0, shown).map(([key, child], place) => (
        <JsonNode
          key={key}
          name={isList ? undefined : key}
          value={child}
          depth={depth}
          openDepth={openDepth}
          isLast={place === entries.length - 1}
        />
      ))}
      {entries.length > shown && (
        <button
          type="button"
          className="ml-4 rounded-sm text-link hover:underline"
          onClick={() => setShown(shown + partSize)}
        >
          Show {Math.min(partSize, entries.length - shown)} of {entries.length - shown} more
        </button>
      )}
    </div>
  );
}

interface ChildrenProps {
  entries: readonly [string, unknown][];
  isList: boolean;
  depth: number;
  openDepth: number;
}

function Name({ name }: { name?: string }) {
  if (name === undefined) return null;
  return (
    <span className="mr-1.5 whitespace-nowrap">
      {name}
      <span className="text-muted-foreground">:</span>
    </span>
  );
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === "string") return <span className="break-words text-success-text">{JSON.stringify(value)}</span>;
  if (typeof value === "number") return <span className="text-info-text tabular-nums">{String(value)}</span>;
  if (typeof value === "boolean") return <span className="text-warning-text">{String(value)}</span>;
  return <span className="text-muted-foreground">{String(value)}</span>;
}
