import { eq } from "drizzle-orm";
import { z } from "zod";
import { killSwitches } from "@/drizzle/schema/policy";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import { turnSwitchesAlone } from "./ground";
import type { Kernel } from "./kernel";
import { newId } from "./key";
import { addToOutbox } from "./outbox";
import { QUEUE_NAMES } from "./queues";
import { refuseNonOperators } from "./refuse-non-operators";

export const SwitchScope = z.union([
  z.literal("all"),
  z.templateLiteral(["queue:", z.enum(QUEUE_NAMES)]),
  z.templateLiteral(["kind:", z.string().regex(/^[a-z_]+\.[a-z_]+$/)]),
  z.templateLiteral(["agent:", z.string().regex(/^[a-z]+$/)]),
]);
export type SwitchScope = z.infer<typeof SwitchScope>;

/**
 * An effect that has not begun at its commit does not begin within the scope; what is queued there is blocked when it
 * would start.
 */
export async function turnSwitchOn(
  kernel: Kernel,
  actor: Actor,
  { scope, reason }: { scope: SwitchScope; reason: string },
): Promise<void> {
  refuseNonOperators(actor, "switch the kernel off or on");
  await kernel.db.transaction(async (tx) => {
    await turnSwitchesAlone(tx);
    const at = await readNow(tx, kernel);
    const set = await tx
      .insert(killSwitches)
      .values({ scope, reason, setBy: actor.id, setAt: at })
      .onConflictDoNothing()
      .returning({ scope: killSwitches.scope });
    if (set.length === 0) return;
    await appendAudit(tx, [{ type: "kill_switch.on", actor, at, body: { scope, reason } }]);
    await tellOperators(tx, at, `Kill switch on: ${scope}`, `${reason} Nothing new starts there until it is off.`);
  });
  for (const hint of ["audit", "outbox"] as const) kernel.hint(hint);
}

export async function turnSwitchOff(kernel: Kernel, actor: Actor, scope: SwitchScope): Promise<void> {
  refuseNonOperators(actor, "switch the kernel off or on");
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const removed = await tx.delete(killSwitches).where(eq(killSwitches.scope, scope)).returning();
    if (removed.length === 0) return;
    await appendAudit(tx, [{ type: "kill_switch.off", actor, at, body: { scope } }]);
    await tellOperators(tx, at, `Kill switch off: ${scope}`, "What waits there starts again.");
  });
  for (const hint of ["audit", "outbox", "dispatch"] as const) kernel.hint(hint);
}

async function tellOperators(tx: Tx, at: Date, title: string, text: string): Promise<void> {
  const body = { level: "urgent", audience: "role:operator", title, text, actionId: null } as const;
  await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey: `switch:${newId()}`, body }]);
}
