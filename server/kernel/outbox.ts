import { sql } from "drizzle-orm";
import { z } from "zod";
import { NOTIFICATION_LEVELS } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import type { Tx } from "@/server/db";
import { insertRows } from "./insert-rows";

/** A row for the bell of everybody in the audience: "all", "role:<role>" or "staff:<id>". */
export const StaffNotice = z.object({
  level: z.enum(NOTIFICATION_LEVELS),
  audience: z.string(),
  title: z.string(),
  text: z.string(),
  actionId: z.uuid().nullable(),
  /** What it is about, when that is a task. */
  taskId: z.uuid().optional(),
  /** Where it leads within the console, when that is neither. */
  path: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional(),
});
export type StaffNotice = z.infer<typeof StaffNotice>;

/** The same for one person, by mail too; it links to the action's page, where a decision takes a session. */
export const StaffMail = StaffNotice.omit({ audience: true, taskId: true, path: true }).extend({ staffId: z.uuid() });
export type StaffMail = z.infer<typeof StaffMail>;

/** The submitting agent is told at its callback that its action has ended. */
export const AgentNotice = z.object({ actionId: z.uuid() });
export type AgentNotice = z.infer<typeof AgentNotice>;

interface Topics {
  "notice.staff": StaffNotice;
  "notice.mail": StaffMail;
  "notice.agent": AgentNotice;
}
export type Topic = keyof Topics;

/** What must follow from a committed fact. Written with the fact, drained by the relay (drain-outbox.ts). */
export type OutboxMessage = {
  [Name in Topic]: { topic: Name; dedupeKey: string; body: Topics[Name] };
}[Topic];

/** Insert only: sending is the relay's work, after the commit. */
export async function addToOutbox(tx: Tx, at: Date, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({ ...message, createdAt: at, nextAt: at }));
  await insertRows(tx, outbox, rows, sql`on conflict (dedupe_key) do nothing`);
}
