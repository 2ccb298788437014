"use client";

import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { ApproveDialog } from "./approve-dialog";
import { BulkDialog } from "./bulk-dialog";
import { CancelDialog } from "./cancel-dialog";
import type { DeskDialogProps } from "./desk-dialog-props";
import type { Verb } from "./offers";
import { RejectDialog } from "./reject-dialog";
import { RetryDialog } from "./retry-dialog";

/** Where every decision of a page is made: list, keys, detail and bulk bar all ask here, so there is one dialog at most. */
export function DecisionDesk({ onDone, onReview, children }: DecisionDeskProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const seen = useRef(new Map<string, string>());
  const ask = useCallback<Ask>((verb, rows) => {
    const asSeen = rows.map((row) => ({ ...row, pinnedDigest: seen.current.get(row.id) ?? row.pinnedDigest }));
    if (rows.length > 0) setOpen((old) => ({ verb, rows: asSeen, turn: (old?.turn ?? 0) + 1 }));
  }, []);
  const see = useCallback<See>((id, pinnedDigest) => {
    seen.current.set(id, pinnedDigest);
    return () => seen.current.delete(id);
  }, []);
  const close = () => setOpen(null);
  return (
    <AskContext.Provider value={ask}>
      <SeeContext.Provider value={see}>{children}</SeeContext.Provider>
      {open && (
        <OpenDialog
          key={open.turn}
          {...open}
          onClose={close}
          onDone={(ids) => {
            close();
            onDone?.(ids);
          }}
          onReview={(id) => {
            close();
            onReview(id);
          }}
        />
      )}
    </AskContext.Provider>
  );
}

/** Opens the dialog for one row or for many. */
export function useDecisionDesk(): Ask {
  return useContext(AskContext);
}

/**
 * Says which version of an action this screen shows: a row of the list may be newer than the panel a person reads,
 * and the decision is about what they read.
 */
export function useVersionSeen({ id, pinnedDigest }: Pick<ActionListItem, "id" | "pinnedDigest">): void {
  const see = useContext(SeeContext);
  useEffect(() => {
    const forget = see(id, pinnedDigest);
    return () => void forget();
  }, [see, id, pinnedDigest]);
}

type Ask = (verb: Verb, rows: readonly ActionListItem[]) => void;

type See = (id: string, pinnedDigest: string) => () => unknown;

interface Open {
  verb: Verb;
  rows: readonly ActionListItem[];
  turn: number;
}

interface DecisionDeskProps {
  onDone?: (ids: readonly string[]) => void;
  onReview: (id: string) => void;
  children: ReactNode;
}

const AskContext = createContext<Ask>(() => undefined);
const SeeContext = createContext<See>(() => () => undefined);

const SINGLE = { approve: ApproveDialog, reject: RejectDialog, cancel: CancelDialog, retry: RetryDialog };

function OpenDialog({ verb, rows, ...rest }: Open & Omit<DeskDialogProps, "row">) {
  const [first] = rows;
  const Single = SINGLE[verb];
  if (rows.length > 1 && verb !== "retry") return <BulkDialog verb={verb} rows={rows} {...rest} />;
  return first && <Single row={first} {...rest} />;
}
