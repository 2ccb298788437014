"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { calmList } from "./calm-list";

/** The server reads at most this many rows by id. */
const CURRENT_MAX = 200;

export interface CalmRows {
  rows: readonly ActionListItem[] | undefined;
  newCount: number;
  /** Takes the list as the server has it now. */
  adopt: () => void;
}

/** The rows to draw for a request: as first received, then changed in place until the person asks for the new list. */
export function useCalmRows(requestKey: string, fresh: readonly ActionListItem[] | undefined): CalmRows {
  const [held, setHeld] = useState<{ key: string; rows: readonly ActionListItem[] } | null>(null);
  const known = held?.key === requestKey ? held.rows : (fresh ?? none);
  const freshIds = new Set(fresh?.map((row) => row.id));
  const leftIds = known.filter((row) => !freshIds.has(row.id)).map((row) => row.id);

  const trpc = useTRPC();
  const { data: current = none } = useQuery(
    trpc.approvals.rows.queryOptions(
      { ids: leftIds.slice(-CURRENT_MAX) },
      { enabled: leftIds.length > 0, placeholderData: keepPreviousData },
    ),
  );

  // The same array while nothing changed: the table draws again only what is new.
  const { rows, newCount } = useMemo(() => calmList(known, fresh ?? none, current), [known, fresh, current]);
  // What is drawn once stays drawn: rows that came in at the end are part of the list from now on.
  if (fresh && (held?.key !== requestKey || held.rows.length !== rows.length)) setHeld({ key: requestKey, rows });

  const adopt = useCallback(() => setHeld(null), []);
  return { rows: fresh && rows, newCount, adopt };
}

const none: readonly ActionListItem[] = [];
