"use client";

import { CornerDownLeftIcon, PauseIcon, TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/shell/status-badge";
import { Badge } from "@/components/ui/badge";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { RowHint } from "@/server/api/reads/row-hints";
import { concernsOf } from "./concerns";
import { useRowHint } from "./row-hints";
import { RowUndo } from "./row-undo";
import { stageWords } from "./stage-words";

/** The second line of a row: what to look at before deciding, or how it went on since. */
export function RowNote({ row }: { row: ActionListItem }) {
  const { hint, showsStatus } = useRowHint(row.id);
  const status = showsStatus ? null : <StatusBadge status={row.status} className="mr-1.5 align-middle" />;
  if (row.status === "approved") {
    return (
      <>
        {status}
        <RowUndo row={row} />
      </>
    );
  }
  if (row.stageHeldAt && row.status === "running") return <Stage row={row} hint={hint} />;
  if (row.status !== "held") return status ?? <Because hint={hint} />;
  return <Held row={row} hint={hint} />;
}

interface HintedRow {
  row: ActionListItem;
  hint: RowHint | undefined;
}

function Stage({ row, hint }: HintedRow) {
  if (!hint?.stage) return <span className="text-muted-foreground">Waits for an operator to go on</span>;
  return (
    <span className={hint.stage.problem ? "text-danger-text" : "text-info-text"}>
      {stageWords(hint.stage, row.targetCount)}
    </span>
  );
}

function Held({ row, hint }: HintedRow) {
  if (!hint) return <span className="text-muted-foreground">&nbsp;</span>;
  const concerns = concernsOf(hint, row.targetCount);
  return (
    <>
      {hint.replaced?.by === "system" && (
        <Mark tone="warning" icon={<CornerDownLeftIcon />}>
          Came back
        </Mark>
      )}
      {hint.agentPaused && (
        <Mark tone="neutral" icon={<PauseIcon />}>
          agent paused
        </Mark>
      )}
      {concerns.length > 0 && (
        <span className="mr-1.5 inline-flex items-center gap-1 text-warning-text">
          <TriangleAlertIcon className="size-3 text-warning" />
          <span className="sr-only">Look at this: </span>
          {concerns.join(", ")}
        </span>
      )}
      <Because hint={hint} />
    </>
  );
}

function Mark({ tone, icon, children }: { tone: "warning" | "neutral"; icon: ReactNode; children: ReactNode }) {
  return (
    <Badge variant={tone} className="mr-1.5 align-middle">
      {icon}
      {children}
    </Badge>
  );
}

function Because({ hint }: { hint: RowHint | undefined }) {
  if (!hint) return null;
  const { evidenceCount, subject, replaced, because } = hint;
  const parts = [
    ...(replaced?.by === "system" ? [replaced.cause] : []),
    ...(evidenceCount > 0 ? [`${evidenceCount} evidence`] : []),
    ...(subject ? [`“${subject}”`] : []),
    ...because,
  ];
  return <span className="text-muted-foreground">{parts.join(" · ")}</span>;
}
