"use client";

import { createContext, useCallback, useContext, useMemo, useState } from "react";
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
  const ask = useCallback<Ask>((verb, rows) => {
    if (rows.length > 0) setOpen((old) => ({ verb, rows, turn: (old?.turn ?? 0) + 1 }));
  }, []);
  const close = () => setOpen(null);
  return (
    <AskContext.Provider value={ask}>
      {children}
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

type Ask = (verb: Verb, rows: readonly ActionListItem[]) => void;

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

const SINGLE = { approve: ApproveDialog, reject: RejectDialog, cancel: CancelDialog, retry: RetryDialog };

function OpenDialog({ verb, rows, ...rest }: Open & Omit<DeskDialogProps, "row">) {
  const [first] = rows;
  const Single = useMemo(() => SINGLE[verb], [verb]);
  if (rows.length > 1 && verb !== "retry") return <BulkDialog verb={verb} rows={rows} {...rest} />;
  return first && <Single row={first} {...rest} />;
}
