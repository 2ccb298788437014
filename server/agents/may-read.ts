import type { Actor } from "@/server/kernel/actor";
import type { ReadGrant } from "./profile";
import { AGENTS } from "./registry";

/** Staff read everything; an agent what its file grants. */
export const mayRead = (actor: Actor, grant: ReadGrant): boolean =>
  actor.kind === "staff" || Boolean(AGENTS.get(actor.id)?.reads.includes(grant));
