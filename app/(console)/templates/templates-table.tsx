"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FileTextIcon } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import { useTableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { templateColumns } from "./template-columns";
import { categoryLooks, sourceLooks } from "./template-looks";

export function TemplatesTable() {
  const trpc = useTRPC();
  const go = useGo();
  const state = useTableState({ columns: templateColumns });
  const { q, filters } = state.request;
  const asked = {
    q,
    category: knownValues(filters.category, categoryLooks),
    source: knownValues(filters.source, sourceLooks),
  };
  const query = useQuery(trpc.templates.list.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <DataTable
      id="templates"
      label="Templates"
      columns={templateColumns}
      state={state}
      rows={query.data?.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/templates/${row.id}`}
      onOpen={(row) => go(`/templates/${row.id}`)}
      {...viewOf(query)}
      nextCursor={query.data?.nextCursor}
      searchLabel="Search templates"
      empty={{ title: "There are no templates", icon: FileTextIcon }}
    />
  );
}
