import type { ReactNode } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { KeyValueList } from "@/components/shell/key-value-list";

/** The detail of a list that knows all there is to show; says so when the open row is not on this page. */
export function rowDetail<Row extends { id: string }>(factsOf: (row: Row) => RowFacts) {
  return (id: string, rows: readonly Row[] | undefined): ReactNode => {
    if (!rows) return null;
    const row = rows.find((one) => one.id === id);
    return row ? <Facts {...factsOf(row)} /> : <Elsewhere />;
  };
}

export interface RowFacts {
  title: string;
  badge?: ReactNode;
  items: readonly { label: string; value: ReactNode }[];
  children?: ReactNode;
}

function Facts({ title, badge, items, children }: RowFacts) {
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-4 pr-12 pb-3">
        <h2 className="min-w-0 text-base leading-6 font-semibold break-words">{title}</h2>
        {badge}
      </header>
      <div className="grid gap-4 px-4 pb-8">
        <KeyValueList items={items} className="border-t" />
        {children}
      </div>
    </>
  );
}

function Elsewhere() {
  return (
    <EmptyState
      className="flex-1"
      title="This row is not on this page of the list"
      text="It may be on another page, or hidden by a filter."
    />
  );
}
