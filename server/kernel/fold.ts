import { z } from "zod";
import { ACTION_STATUSES, RISK_LEVELS, VERDICTS } from "@/drizzle/schema/actions";
import { next } from "./states";
import type { ActionEvent, ActionStatus } from "./states";
import { ARROWS } from "./states";

/** The columns of an action's row that its events alone determine. */
export interface Folded {
  status: ActionStatus;
  generation: number;
  pinnedDigest: string;
  targetCount: number;
  risk: (typeof RISK_LEVELS)[number];
  verdict: (typeof VERDICTS)[number];
  policyVersion: number;
  fence: number;
  attempt: number;
}

export interface FoldableEvent {
  type: string;
  generation: number | null;
  body: unknown;
}

const Body = z.object({
  from: z.union([z.enum(ACTION_STATUSES), z.literal("new")]),
  to: z.enum(ACTION_STATUSES),
  pinnedDigest: z.string().optional(),
  targetCount: z.number().optional(),
  risk: z.enum(RISK_LEVELS).optional(),
  verdict: z.enum(VERDICTS).optional(),
  policyVersion: z.number().optional(),
  fence: z.number().optional(),
  attempt: z.number().optional(),
});

const EVENTS = new Set<string>(ARROWS.map((arrow) => arrow.event));
const isActionEvent = (type: string): type is ActionEvent => EVENTS.has(type);

/** Replays an action's events, in order, over the table of arrows. Throws at the first step the table does not know. */
export function fold(events: readonly FoldableEvent[]): Folded {
  let state: Partial<Folded> = {};
  for (const event of events) {
    if (!isActionEvent(event.type)) continue;
    const { from, to, ...changes } = Body.parse(event.body);
    if (from !== (state.status ?? "new"))
      throw new Error(`${event.type} starts at ${from}, but it was ${state.status}`);
    if (next(from, event.type, to) === null) throw new Error(`No arrow: ${from} → ${to} by ${event.type}`);
    state = { ...state, ...changes, status: to, generation: event.generation ?? state.generation };
  }
  return Complete.parse(state);
}

const Complete: z.ZodType<Folded> = z.object({
  status: z.enum(ACTION_STATUSES),
  generation: z.number(),
  pinnedDigest: z.string(),
  targetCount: z.number(),
  risk: z.enum(RISK_LEVELS),
  verdict: z.enum(VERDICTS),
  policyVersion: z.number(),
  fence: z.number(),
  attempt: z.number(),
});
