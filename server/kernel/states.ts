import type { ACTION_STATUSES } from "@/drizzle/schema/actions";

export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Before an action exists. */
export type FromStatus = ActionStatus | "new";

/**
 * The whole life of an action. A status changes along one of these arrows, by one conditional update, or not
 * at all; the event's name is the type of the audit event written with it.
 */
export const ARROWS = [
  { row: 1, event: "action.blocked_at_submit", from: ["new"], to: ["blocked"] },
  { row: 2, event: "action.held", from: ["new"], to: ["held"] },
  { row: 3, event: "action.queued_at_submit", from: ["new"], to: ["queued"] },
  { row: 4, event: "action.voted", from: ["held"], to: ["held"] },
  { row: 5, event: "action.approved", from: ["held"], to: ["approved"] },
  { row: 6, event: "action.rejected", from: ["held"], to: ["rejected"] },
  { row: 7, event: "action.expired", from: ["held"], to: ["expired"] },
  { row: 8, event: "action.cancelled", from: ["held", "approved", "queued"], to: ["cancelled"] },
  { row: 9, event: "action.revised", from: ["held", "approved"], to: ["held"] },
  { row: 10, event: "action.blocked", from: ["held", "approved", "queued"], to: ["blocked"] },
  { row: 11, event: "action.lapsed", from: ["approved", "queued"], to: ["expired"] },
  { row: 12, event: "action.queued", from: ["approved"], to: ["queued"] },
  { row: 13, event: "action.started", from: ["queued"], to: ["running"] },
  { row: 14, event: "action.returned", from: ["queued"], to: ["held"] },
  { row: 15, event: "action.resumed", from: ["running"], to: ["running"] },
  { row: 16, event: "action.retried", from: ["running"], to: ["queued"] },
  { row: 17, event: "action.succeeded", from: ["running"], to: ["succeeded"] },
  { row: 18, event: "action.failed", from: ["running"], to: ["failed"] },
  { row: 19, event: "action.uncertain", from: ["running"], to: ["unknown"] },
  { row: 20, event: "action.resolved", from: ["unknown"], to: ["succeeded", "failed", "queued"] },
  { row: 21, event: "action.stopped", from: ["running"], to: ["cancelled"] },
] as const satisfies readonly {
  row: number;
  event: string;
  from: readonly FromStatus[];
  to: readonly ActionStatus[];
}[];

export type ActionEvent = (typeof ARROWS)[number]["event"];

export const OPEN_STATUSES = ["held", "approved", "queued", "running", "unknown"] as const;
export const TERMINAL_STATUSES = ["blocked", "rejected", "expired", "cancelled", "succeeded", "failed"] as const;

export function isTerminal(status: ActionStatus): boolean {
  return (TERMINAL_STATUSES as readonly ActionStatus[]).includes(status);
}

/** The status after `event`, or null when no arrow leads there. `to` chooses where an arrow has several ends. */
export function next(from: FromStatus, event: ActionEvent, to?: ActionStatus): ActionStatus | null {
  const arrow = ARROWS.find((candidate) => candidate.event === event);
  if (!arrow || !(arrow.from as readonly FromStatus[]).includes(from)) return null;
  const ends: readonly ActionStatus[] = arrow.to;
  if (to === undefined) return ends.length === 1 ? (ends[0] ?? null) : null;
  return ends.includes(to) ? to : null;
}

/** The statuses an event may start from: the `where status in (...)` of its update. */
export function sourcesOf(event: ActionEvent): ActionStatus[] {
  const arrow = ARROWS.find((candidate) => candidate.event === event);
  const sources: readonly FromStatus[] = arrow?.from ?? [];
  return sources.filter((status): status is ActionStatus => status !== "new");
}
