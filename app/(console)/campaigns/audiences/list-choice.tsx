"use client";

import { useQuery } from "@tanstack/react-query";
import { RelativeTime } from "@/components/shell/relative-time";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ImportButton } from "./import-button";
import { WordSelect } from "./word-select";

interface ListChoiceProps {
  label: string;
  /** Empty: none is chosen yet. */
  value: string;
  disabled: boolean;
  onChange: (listId: string) => void;
}

/** One of the lists that were brought as files, or another file. */
export function ListChoice({ label, value, disabled, onChange }: ListChoiceProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.audiences.lists.queryOptions());
  const view = viewOf(query);
  const lists = query.data ?? [];
  const chosen = lists.find(({ id }) => id === value);
  if (view.status === "loading") return <Skeleton className="h-7 w-56" />;
  if (view.error) {
    return (
      <p className="text-xs text-danger-text">
        The lists could not be read.{" "}
        <Button variant="outline" size="sm" onClick={view.onRetry}>
          Try again
        </Button>
      </p>
    );
  }
  return (
    <>
      {lists.length > 0 && (
        <WordSelect
          {...{ label, value, disabled, onChange }}
          placeholder="Choose a list"
          words={Object.fromEntries(lists.map(({ id, name }) => [id, name]))}
        />
      )}
      {!disabled && !chosen && <ImportButton label={`${label}: from a file`} onKept={onChange} />}
      {chosen && (
        <p className="w-full text-xs break-words text-muted-foreground">
          {chosen.members.toLocaleString("en-GB")} members of {chosen.source}, kept by {chosen.createdBy}{" "}
          <RelativeTime at={chosen.createdAt} />
        </p>
      )}
    </>
  );
}
