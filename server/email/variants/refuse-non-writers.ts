import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

/** Words that go out in our name are written by those who answer for words. */
export function refuseNonWriters(actor: Actor): void {
  if (actor.kind === "system" || (actor.kind === "staff" && ["operator", "editor"].includes(actor.role))) return;
  throw new KernelError("forbidden", "Templates are written by operators and editors.");
}

/** How rows name who did something. */
export const nameOf = (actor: Actor): string => `${actor.kind}:${actor.id}`;
