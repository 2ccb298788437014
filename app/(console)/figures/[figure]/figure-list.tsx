"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheckIcon, ListXIcon } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { figureColumns } from "@/app/(console)/figures/figure-columns";
import { figureWords, type FigureWords } from "@/app/(console)/figures/figure-words";
import { DataTable } from "@/components/data-table/data-table";
import { useTableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { EmptyState } from "@/components/shell/empty-state";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";

/** The actions behind one figure of the overview: exactly those that it counts. */
export function FigureList({ name }: { name: string }) {
  const words = Object.hasOwn(figureWords, name) ? figureWords[name] : undefined;
  usePageTrail(words?.title ?? name);
  if (words) return <KnownFigure words={words} />;
  return (
    <EmptyState
      className="flex-1"
      icon={ListXIcon}
      title={`There is no figure called “${name}”`}
      action={
        <Button asChild variant="outline">
          <Link href="/">Overview</Link>
        </Button>
      }
    />
  );
}

function KnownFigure({ words }: { words: FigureWords }) {
  const { figure, title, description, emptyText, time } = words;
  const trpc = useTRPC();
  const go = useGo();
  const columns = useMemo(() => figureColumns(time), [time]);
  const state = useTableState({ columns });
  const { cursor, limit } = state.request;
  const query = useQuery(
    trpc.overview.figure.queryOptions({ figure, cursor, limit }, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <PageHeader title={title} description={description} />
      <PageBody fill>
        <DataTable
          id={`figure-${figure}`}
          label={title}
          columns={columns}
          state={state}
          rows={query.data?.items}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          rowHref={(row) => `/approvals/${row.id}`}
          onOpen={(row) => go(`/approvals/${row.id}`)}
          {...viewOf(query)}
          nextCursor={query.data?.nextCursor}
          empty={{ title: emptyText, icon: CircleCheckIcon }}
        />
      </PageBody>
    </>
  );
}
