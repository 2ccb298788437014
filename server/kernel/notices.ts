import type { OutboxMessage, StaffNotice } from "./outbox";
import type { RiskLevel, SubmitterKind } from "./rule";
import { isTerminal } from "./states";
import type { ActionStatus } from "./states";

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
  const level = row.risk === "high" ? "alert" : "digest";
  const text = `${row.kind}, ${row.risk} risk.`;
  return [
    toOperators(row, `held:${row.id}:${row.generation ?? 1}`, {
      level,
      title: `Waits for a decision: ${row.title}`,
      text,
    }),
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
  const hasFailed = row.status === "failed";
  return [
    toOperators(row, `trouble:${row.id}:${row.status}`, {
      level: "urgent",
      title: hasFailed ? `Failed: ${row.title}` : `Outcome unknown: ${row.title}`,
      text: hasFailed ? "See the action for the reason." : "A person must say what happened.",
    }),
  ];
}

/** The canary is done; the rest waits for an operator. */
export function canaryNotice(row: Told, problem: { message: string } | null): OutboxMessage[] {
  return [
    toOperators(row, `canary:${row.id}`, {
      level: problem ? "urgent" : "alert",
      title: problem ? `Canary went wrong: ${row.title}` : `Canary done: ${row.title}`,
      text: problem ? `${problem.message} The rest is not done unless you go on.` : "Go on with the rest, or stop it.",
    }),
  ];
}

/** It goes no further by itself; a pause that a person asked for is no news. */
export function pausedNotice(row: Told, fence: number, problem: { message: string } | null): OutboxMessage[] {
  if (!problem) return [];
  const notice = { level: "urgent", title: `Paused: ${row.title}`, text: problem.message } as const;
  return [toOperators(row, `paused:${row.id}:${fence}`, notice)];
}

/** Somebody went on alone although policy asks for more people. */
export function breakGlassNotice(row: Told, who: string): OutboxMessage[] {
  return [
    toOperators(row, `break-glass:${row.id}:${row.generation ?? 1}`, {
      level: "urgent",
      title: `Approved by one person alone: ${row.title}`,
      text: `${who} broke the glass: policy asks for more people. The reason is on the action.`,
    }),
  ];
}

function toOperators(
  { id }: Told,
  dedupeKey: string,
  notice: Pick<StaffNotice, "level" | "title" | "text">,
): OutboxMessage {
  return { topic: "notice.staff", dedupeKey, body: { ...notice, audience: "role:operator", actionId: id } };
}
