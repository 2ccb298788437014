import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { findUnstorableText } from "@/server/kernel/unstorable-text";

const ACTIVITY_CHARS_MAX = 200;

export const Heartbeat = z
  .object({
    activity: z
      .string()
      .trim()
      .max(ACTIVITY_CHARS_MAX)
      .regex(/^[^\r\n]*$/, "must be one line")
      .optional()
      .describe("What it is doing, in a line; people read it, and nothing goes by it. Empty: nothing in particular."),
  })
  .strict();

export const HeartbeatAnswer = z
  .object({
    agent: z.string(),
    activity: z.string().nullable(),
    activityAt: z.date().nullable().describe("When it last said so."),
    lastSeenAt: z.date(),
    paused: z.boolean().describe("Nothing is taken from an agent that an operator has paused."),
  })
  .meta({ id: "Heartbeat" });
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>;

/** An agent is there, and may say what it is doing. Not on record: it decides nothing, and there may be many a minute. */
export async function takeHeartbeat(db: Db, actor: Actor, input: z.infer<typeof Heartbeat>): Promise<HeartbeatAnswer> {
  if (actor.kind !== "agent") throw new KernelError("forbidden", "This is for agents.");
  if (findUnstorableText(input) !== null) throw unstorable();
  const { activity } = input;
  const said = activity === undefined ? {} : { activity: activity || null, activityAt: sql`now()` };
  const [row] = await db
    .update(agents)
    .set({ lastSeenAt: sql`now()`, ...said })
    .where(eq(agents.name, actor.id))
    .returning({ ...SHOWN, pausedAt: agents.pausedAt });
  if (!row?.lastSeenAt) throw new KernelError("not_found", `There is no agent called "${actor.id}".`);
  const { pausedAt, lastSeenAt, ...rest } = row;
  return { ...rest, lastSeenAt, paused: pausedAt !== null };
}

const SHOWN = {
  agent: agents.name,
  activity: agents.activity,
  activityAt: agents.activityAt,
  lastSeenAt: agents.lastSeenAt,
};

const unstorable = () => {
  const message = "holds a NUL, half of a surrogate pair, or a mark that turns the reading direction";
  return new KernelError("invalid_input", "This text cannot be stored.", { fields: [{ path: "activity", message }] });
};
