import type { ReactNode } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { KeyValueList } from "@/components/shell/key-value-list";

/** What a list knows of its open row, beside the list; says so when the row is not on this page. */
export function RowDetail({ detail }: { detail: RowFacts | undefined }) {
  if (!detail) {
    return (
      <EmptyState
        className="flex-1"
        title="This row is not on this page of the list"
        text="It may be on another page, or hidden by a filter."
      />
    );
  }
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-4 pr-12 pb-3">
        <h2 className="min-w-0 text-base leading-6 font-semibold break-words">{detail.title}</h2>
        {detail.badge}
      </header>
      <div className="grid gap-4 px-4 pb-8">
        <KeyValueList items={detail.items} className="border-t" />
        {detail.children}
      </div>
    </>
  );
}

export interface RowFacts {
  title: string;
  badge?: ReactNode;
  items: readonly { label: string; value: ReactNode }[];
  children?: ReactNode;
}
