import { eq } from "drizzle-orm";
import { z } from "zod";
import { killSwitches } from "@/drizzle/schema/policy";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { QUEUE_NAMES } from "./queues";

export const SwitchScope = z.union([
  z.literal("all"),
  z.templateLiteral(["queue:", z.enum(QUEUE_NAMES)]),
  z.templateLiteral(["kind:", z.string().regex(/^[a-z_]+\.[a-z_]+$/)]),
]);
export type SwitchScope = z.infer<typeof SwitchScope>;

/** From its commit on no new effect starts within the scope; what is queued there is blocked when it would start. */
export async function turnSwitchOn(
  kernel: Kernel,
  actor: Actor,
  { scope, reason }: { scope: SwitchScope; reason: string },
): Promise<void> {
  refuseOthers(actor);
  await kernel.db.transaction(async (tx) => {
    const { now: at } = await readGround(tx, kernel);
    const set = await tx
      .insert(killSwitches)
      .values({ scope, reason, setBy: actor.id, setAt: at })
      .onConflictDoNothing()
      .returning({ scope: killSwitches.scope });
    if (set.length > 0) await appendAudit(tx, [{ type: "kill_switch.on", actor, at, body: { scope, reason } }]);
  });
  kernel.hint("audit");
}

export async function turnSwitchOff(kernel: Kernel, actor: Actor, scope: SwitchScope): Promise<void> {
  refuseOthers(actor);
  await kernel.db.transaction(async (tx) => {
    const { now: at } = await readGround(tx, kernel);
    const removed = await tx.delete(killSwitches).where(eq(killSwitches.scope, scope)).returning();
    if (removed.length > 0) await appendAudit(tx, [{ type: "kill_switch.off", actor, at, body: { scope } }]);
  });
  kernel.hint("audit");
  kernel.hint("dispatch");
}

function refuseOthers(actor: Actor): void {
  if (actor.kind === "system" || (actor.kind === "staff" && actor.role === "operator")) return;
  throw new KernelError("forbidden", "Only operators may switch the kernel off or on.");
}
