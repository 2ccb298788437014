"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BriefcaseBusinessIcon, HandIcon, LandmarkIcon, ListTodoIcon, UserIcon } from "lucide-react";
import { useEffect, useState, type ComponentType } from "react";
import { foundValue } from "@/components/shell/command-score";
import type { CommandSearch } from "@/components/shell/command-menu";
import { statusLooks } from "@/components/shell/status-badge";
import { taskStatusLooks } from "@/components/task/task-status-looks";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { CommandGroup, CommandItem } from "@/components/ui/command";

const CHARS_MIN = 2;
const PAUSE_MS = 150;

/** What the server knows under the name that is being typed, the newest first. */
export function FoundGroups({ text, go }: CommandSearch) {
  const trpc = useTRPC();
  const q = useSettled(text.trim());
  const query = useQuery(
    trpc.find.byName.queryOptions({ q }, { enabled: q.length >= CHARS_MIN, placeholderData: keepPreviousData }),
  );
  if (q.length < CHARS_MIN || text.trim() === "") return null;
  const { error } = viewOf(query);
  if (error)
    return (
      <p role="status" className="px-3 py-2 text-xs text-muted-foreground">
        {error.message}
      </p>
    );
  if (!query.data) return null;
  const { actions, members, funds, providers, tasks } = query.data;
  const named = (path: string) => (row: { id: string; name: string; note: string }) => ({
    id: row.id,
    title: row.name,
    note: row.note,
    href: `/${path}?q=${encodeURIComponent(row.name)}&row=${row.id}`,
  });
  return (
    <>
      <Found
        heading="Actions"
        icon={HandIcon}
        go={go}
        rows={actions.map(({ id, title, kind, status }) => {
          return { id, title, note: `${kind}, ${statusLooks[status].label.toLowerCase()}`, href: `/approvals/${id}` };
        })}
      />
      <Found
        heading="Tasks"
        icon={ListTodoIcon}
        go={go}
        rows={tasks.map(({ id, title, assignee, status }) => {
          return {
            id,
            title,
            note: `${assignee}, ${taskStatusLooks[status].label.toLowerCase()}`,
            href: `/tasks/${id}`,
          };
        })}
      />
      <Found heading="Members" icon={UserIcon} go={go} rows={members.map(named("members"))} />
      <Found heading="Funds" icon={LandmarkIcon} go={go} rows={funds.map(named("funds"))} />
      <Found heading="Providers" icon={BriefcaseBusinessIcon} go={go} rows={providers.map(named("providers"))} />
    </>
  );
}

interface FoundProps {
  heading: string;
  icon: ComponentType;
  rows: readonly { id: string; title: string; note: string; href: string }[];
  go: CommandSearch["go"];
}

function Found({ heading, icon: Icon, rows, go }: FoundProps) {
  if (rows.length === 0) return null;
  return (
    <CommandGroup heading={heading}>
      {rows.map(({ id, title, note, href }) => (
        <CommandItem key={id} value={foundValue(id)} onSelect={() => go(href)}>
          <Icon />
          <span className="line-clamp-2 min-w-0">{title}</span>
          <span className="ml-auto max-w-[45%] shrink-0 truncate text-xs text-muted-foreground">{note}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

/** The text once the typing rests: a query for each letter would only be thrown away. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
