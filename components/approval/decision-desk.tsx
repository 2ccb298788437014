"use client";

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { ApproveDialog } from "./approve-dialog";
import { BulkDialog } from "./bulk-dialog";
import { ContinueDialog } from "./continue-dialog";
import type { Approved, DeskDialogProps } from "./desk-dialog-props";
import type { Verb } from "./offers";
import { RejectDialog } from "./reject-dialog";
import { ResolveDialog } from "./resolve-dialog";
import { RetryDialog } from "./retry-dialog";
import { StopDialog } from "./stop-dialog";
import { useApprovalsMade } from "./use-approvals-made";
import { useOneKey } from "./use-one-key";
import { useUndoKey } from "./use-undo-key";
import { WithdrawDialog } from "./withdraw-dialog";

/** Where every decision of a page is made: list, keys, detail and bulk bar all ask here, so there is one dialog at most. */
export function DecisionDesk({ onDone, onReview, children }: DecisionDeskProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const seen = useRef(new Map<string, string>());
  const made = useApprovalsMade(onReview);
  const close = useCallback(() => setOpen(null), []);
  const finish = (ids: readonly string[]) => {
    close();
    onDone?.(ids, open?.verb ?? "approve");
  };
  const approved = (all: readonly Approved[]) => {
    made.note(all);
    finish(all.map(({ row }) => row.id));
  };
  // Another dialog may have been opened meanwhile; it stays.
  const atOnce = useOneKey(seen, (all) => {
    made.note(all);
    onDone?.(
      all.map(({ row }) => row.id),
      "approve",
    );
  });
  useUndoKey(made);

  const ask = (verb: Verb, rows: readonly ActionListItem[]) => {
    const asSeen = rows.map((row) => ({ ...row, pinnedDigest: seen.current.get(row.id) ?? row.pinnedDigest }));
    const show = () => setOpen((old) => ({ verb, rows: asSeen, turn: (old?.turn ?? 0) + 1 }));
    if (rows.length > 0 && !(verb === "approve" && atOnce(asSeen, show))) show();
  };
  const desk = useSteadyDesk({ ask, undo: made.undo });
  const see = useCallback<See>((id, pinnedDigest) => {
    seen.current.set(id, pinnedDigest);
    return () => seen.current.delete(id);
  }, []);
  const review = (id: string) => {
    close();
    onReview(id);
  };
  return (
    <DeskContext.Provider value={desk}>
      <SeeContext.Provider value={see}>{children}</SeeContext.Provider>
      {open && (
        <OpenDialog key={open.turn} {...open} onClose={close} onDone={finish} onApproved={approved} onReview={review} />
      )}
    </DeskContext.Provider>
  );
}

/** Opens the dialog for one row or for many, and takes approvals back. */
export function useDecisionDesk(): Desk {
  return useContext(DeskContext);
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

export interface Desk {
  ask: (verb: Verb, rows: readonly ActionListItem[]) => void;
  undo: (rows: readonly ActionListItem[]) => void;
}

type See = (id: string, pinnedDigest: string) => () => unknown;

interface Open {
  verb: Verb;
  rows: readonly ActionListItem[];
  turn: number;
}

interface DecisionDeskProps {
  onDone?: (ids: readonly string[], verb: Verb) => void;
  onReview: (id: string) => void;
  children: ReactNode;
}

const nobody: Desk = { ask: () => undefined, undo: () => undefined };
const DeskContext = createContext<Desk>(nobody);
const SeeContext = createContext<See>(() => () => undefined);

/** The same desk for the life of the page, which always does what the latest one would: nothing is drawn for it. */
function useSteadyDesk(desk: Desk): Desk {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  return useMemo(
    () => ({
      ask: (verb, rows) => latest.current.ask(verb, rows),
      undo: (rows) => latest.current.undo(rows),
    }),
    [],
  );
}

const SINGLE = {
  approve: ApproveDialog,
  reject: RejectDialog,
  withdraw: WithdrawDialog,
  retry: RetryDialog,
  continue: ContinueDialog,
  stop: StopDialog,
  resolve: ResolveDialog,
};

function OpenDialog({ verb, rows, ...rest }: Open & Omit<DeskDialogProps, "row">) {
  const [first] = rows;
  const Single = SINGLE[verb];
  const isBulk = verb === "approve" || verb === "reject" || verb === "withdraw";
  if (rows.length > 1 && isBulk) return <BulkDialog verb={verb} rows={rows} {...rest} />;
  return first && <Single row={first} {...rest} />;
}
