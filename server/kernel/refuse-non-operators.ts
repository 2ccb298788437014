import type { Actor } from "./actor";
import { KernelError } from "./errors";

/** The system itself may: what it does was asked for by people or by policy. */
export function refuseNonOperators(actor: Actor, what: string): void {
  if (actor.kind === "system" || (actor.kind === "staff" && actor.role === "operator")) return;
  if (actor.kind === "agent") throw new KernelError("forbidden", `Agents cannot ${what}; operators can.`);
  throw new KernelError("forbidden", `Only operators may ${what}.`);
}
