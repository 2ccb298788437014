import type { Actor } from "@/server/kernel/actor";
import { decidedOr } from "@/server/kernel/decide";
import type { Decision } from "@/server/kernel/decision-case";
import type { Decided } from "@/server/kernel/take-decision";
import { app } from "./app-kernel";

/** Decisions of one moment share one commit; each is answered on its own. */
export async function decideThrough(actor: Actor, id: string, decision: Decision): Promise<Decided> {
  return decidedOr(await app().decide.add({ actor, id, decision }));
}
