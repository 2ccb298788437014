"use client";

import { BanIcon, CheckIcon, PlayIcon, RotateCcwIcon, SquareIcon, XIcon } from "lucide-react";
import { useMemo } from "react";
import { useDecisionDesk } from "@/components/approval/decision-desk";
import { fits, isForRole, mayDo, refusalFor } from "@/components/approval/offers";
import type { Verb } from "@/components/approval/offers";
import type { RowAction } from "@/components/data-table/row-action";
import { useSignedIn } from "@/components/shell/signed-in";
import type { ActionListItem } from "@/server/api/reads/list-actions";

type Look = Pick<RowAction<ActionListItem>, "label" | "icon" | "shortcut" | "scope">;

/** What may be done with rows of the inbox, by mouse, key and in bulk. */
export function useRowActions(): RowAction<ActionListItem>[] {
  const desk = useDecisionDesk();
  const me = useSignedIn();
  return useMemo(() => {
    const verb = (id: Verb, look: Look): RowAction<ActionListItem> => ({
      id,
      ...look,
      isForMe: isForRole(id, me.role),
      isAvailable: (row) => mayDo(id, row, me),
      whyNot: ([row]) => (row && ((fits(id, row) && refusalFor(id, row, me)) || `It is ${row.status}.`)) || null,
      run: (rows) => desk.ask(id, rows),
    });
    return [
      verb("approve", { label: "Approve", icon: CheckIcon, shortcut: "a" }),
      verb("reject", { label: "Reject", icon: XIcon, shortcut: "r" }),
      verb("withdraw", { label: "Withdraw…", icon: BanIcon }),
      verb("continue", { label: "Continue…", icon: PlayIcon, shortcut: "c", scope: "row" }),
      verb("stop", { label: "Stop…", icon: SquareIcon, scope: "row" }),
      verb("retry", { label: "Try again", icon: RotateCcwIcon, scope: "row" }),
    ];
  }, [desk, me]);
}
