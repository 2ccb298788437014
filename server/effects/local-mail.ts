import { eq, sql } from "drizzle-orm";
import { localMails } from "@/drizzle/schema/mail";
import type { Db } from "@/server/db";
import { newId } from "@/server/kernel/key";
import type { MailPort, PortResult } from "@/server/kernel/ports";
import { FOREVER_MS } from "./key-window";
import { failed, notStarted, unknown } from "./outcome";

/** The outbox inside the database, for installations without a provider. The unique key makes repeats harmless. */
export function localMail(db: Db): MailPort {
  return {
    name: "local",
    keyWindowMs: FOREVER_MS,
    async send(message, call) {
      if (call.signal.aborted) return notStarted();
      try {
        await db
          .insert(localMails)
          .values({ id: newId(), effectKey: call.key, ...message, acceptedAt: sql`now()` })
          .onConflictDoNothing({ target: localMails.effectKey });
        const [first] = await db
          .select({ id: localMails.id })
          .from(localMails)
          .where(eq(localMails.effectKey, call.key));
        return { outcome: "done", providerId: first?.id ?? null };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): PortResult {
  // Class 22 is "data exception": these bytes will never fit, a NUL in the text for example.
  if (sqlStateOf(error).startsWith("22")) return failed("rejected", "The mail contains text that cannot be stored.");
  return unknown("no_answer", "The database did not confirm the mail.");
}

function sqlStateOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return "";
  return typeof cause.code === "string" ? cause.code : "";
}
