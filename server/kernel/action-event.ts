import type { Actor } from "./actor";
import type { AuditEntry } from "./audit";
import { next } from "./states";
import type { ActionEvent, ActionStatus, FromStatus } from "./states";

/** Columns an event may change; with `to` they are what fold.ts rebuilds a row from. */
export interface EventChanges {
  pinnedDigest?: string;
  targetCount?: number;
  risk?: string;
  verdict?: string;
  policyVersion?: number;
  fence?: number;
  attempt?: number;
}

interface Happening {
  event: ActionEvent;
  actionId: string;
  generation: number;
  from: FromStatus;
  to: ActionStatus;
  actor: Actor;
  at: Date;
  changes?: EventChanges;
  /** Anything else worth keeping; no personal data. */
  detail?: Record<string, unknown>;
  private?: Record<string, unknown>;
}

/** The audit entry of one arrow. A change that the table does not know is a bug, and rolls back. */
export function actionEvent(happening: Happening): AuditEntry {
  const { event, actionId, generation, from, to, actor, at, changes, detail } = happening;
  if (next(from, event, to) === null) throw new Error(`No arrow: ${from} → ${to} by ${event}`);
  return {
    type: event,
    actionId,
    generation,
    actor,
    at,
    body: { from, to, ...changes, ...detail },
    private: happening.private,
  };
}
