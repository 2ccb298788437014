import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

/** Who may hand out rights: operators, and the system itself (the command line on the server, the seed). */
export function assertOperator(actor: Actor): void {
  const allowed = actor.kind === "system" || (actor.kind === "staff" && actor.role === "operator");
  if (!allowed) throw new KernelError("forbidden", "Only an operator may do this.");
}
