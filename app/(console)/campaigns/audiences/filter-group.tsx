"use client";

import { FolderPlusIcon, PlusIcon, Trash2Icon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { isGroup, newGroup, newTest } from "./builder-tree";
import type { BuilderGroup, BuilderNode, GroupMode } from "./builder-tree";
import { FilterTest } from "./filter-test";
import { ImportButton } from "./import-button";
import { startOf } from "./test-words";

export interface BuilderVerbs {
  isReadOnly: boolean;
  /** The node that was added last: the focus goes there. */
  fresh: string | null;
  change: (key: string, change: (node: BuilderNode) => BuilderNode) => void;
  add: (groupKey: string, child: BuilderNode) => void;
  /** The focus goes on to the group it was in. */
  remove: (key: string, groupKey: string) => void;
}

const MODES: Record<GroupMode, { label: string; empty: string }> = {
  all: { label: "All of", empty: "Nothing in it yet: everybody is meant." },
  any: { label: "Any of", empty: "Nothing in it yet: nobody is meant." },
  none: { label: "None of", empty: "Nothing in it yet: everybody is meant." },
};
/** The server takes six levels, and "none of" is two. */
const LEVELS_MAX = 3;

interface FilterGroupProps {
  group: BuilderGroup;
  level: number;
  verbs: BuilderVerbs;
  /** Left out for the root, which stays. */
  parentKey?: string;
  /** "1", "2.1": tells groups and tests apart for who does not see the lines. */
  path: string;
}

/** Tests and groups that must all hold, of which one must, or of which none may. */
export function FilterGroup({ group, level, verbs, parentKey, path }: FilterGroupProps) {
  const { key, mode, children } = group;
  const setMode = (next: string) => {
    if (next === "all" || next === "any" || next === "none") verbs.change(key, (node) => ({ ...node, mode: next }));
  };
  return (
    <fieldset disabled={verbs.isReadOnly} className="grid min-w-0 gap-2 rounded-md border bg-card p-2.5">
      <legend className="sr-only">Group {path}</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ToggleGroup type="single" aria-label={`How group ${path} counts`} value={mode} onValueChange={setMode}>
          {Object.entries(MODES).map(([value, { label }]) => (
            <ToggleGroupItem key={value} value={value} autoFocus={verbs.fresh === key && value === mode}>
              {label}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
        {parentKey && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove group ${path}`}
            onClick={() => verbs.remove(key, parentKey)}
          >
            <Trash2Icon />
          </Button>
        )}
      </div>
      {children.length === 0 && <p className="text-sm text-muted-foreground">{MODES[mode].empty}</p>}
      {children.map((child, place) => {
        const childPath = `${path}.${place + 1}`;
        return isGroup(child) ? (
          <FilterGroup key={child.key} group={child} level={level + 1} parentKey={key} path={childPath} verbs={verbs} />
        ) : (
          <FilterTest key={child.key} node={child} path={childPath} groupKey={key} verbs={verbs} />
        );
      })}
      {!verbs.isReadOnly && <AddButtons groupKey={key} level={level} path={path} verbs={verbs} />}
    </fieldset>
  );
}

interface AddButtonsProps extends Pick<FilterGroupProps, "level" | "path" | "verbs"> {
  groupKey: string;
}

function AddButtons({ groupKey, level, path, verbs }: AddButtonsProps) {
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        id={addButtonId(groupKey)}
        variant="outline"
        size="sm"
        aria-label={`Add a condition to group ${path}`}
        onClick={() => verbs.add(groupKey, newTest(startOf.status))}
      >
        <PlusIcon />
        Condition
      </Button>
      <ImportButton
        label={`Add a file of addresses to group ${path}`}
        onKept={(listId) => verbs.add(groupKey, newTest({ field: "listed", listId }))}
      />
      {level < LEVELS_MAX && (
        <Button
          variant="outline"
          size="sm"
          aria-label={`Add a group to group ${path}`}
          onClick={() => verbs.add(groupKey, newGroup())}
        >
          <FolderPlusIcon />
          Group
        </Button>
      )}
    </div>
  );
}

export const addButtonId = (groupKey: string): string => `add-to-${groupKey}`;
