import type { OutboxMessage } from "./outbox";
import { isTerminal } from "./states";
import type { ActionStatus } from "./states";
import type { RiskLevel, SubmitterKind } from "./rule";

interface Told {
  id: string;
  status: ActionStatus;
  generation?: number;
  submitterKind: SubmitterKind;
  title: string;
  risk: RiskLevel;
  kind: string;
}

/** Operators hear of what waits for them. */
export function heldNotice(row: Told): OutboxMessage[] {
  if (row.status !== "held") return [];
  return [
    {
      topic: "notice.staff",
      dedupeKey: `held:${row.id}:${row.generation ?? 1}`,
      body: {
        level: row.risk === "high" ? "alert" : "digest",
        audience: "role:operator",
        title: `Waits for a decision: ${row.title}`,
        text: `${row.kind}, ${row.risk} risk.`,
        actionId: row.id,
      },
    },
  ];
}

/** The submitting agent hears of the end. What the system itself submits (such as these notices) is not announced. */
export function settledNotice(row: Told): OutboxMessage[] {
  if (!isTerminal(row.status) || row.submitterKind !== "agent") return [];
  return [{ topic: "notice.agent", dedupeKey: `settled:${row.id}`, body: { actionId: row.id } }];
}

/** Operators hear at once of what went wrong. */
export function troubleNotice(row: Told): OutboxMessage[] {
  if (row.status !== "failed" && row.status !== "unknown") return [];
  return [
    {
      topic: "notice.staff",
      dedupeKey: `trouble:${row.id}:${row.status}`,
      body: {
        level: "urgent",
        audience: "role:operator",
        title: row.status === "failed" ? `Failed: ${row.title}` : `Outcome unknown: ${row.title}`,
        text: row.status === "failed" ? "See the action for the reason." : "A person must say what happened.",
        actionId: row.id,
      },
    },
  ];
}
