import { mayRead } from "@/server/agents/may-read";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { readActionView } from "./reads/action-view";
import type { ActionView } from "./reads/action-view";
import type { ActionListInput } from "./reads/list-actions";

/** An agent's list is of its own actions, whatever it asks for; titles and inputs name members. */
export function onlyOwn(actor: Actor, input: ActionListInput): ActionListInput {
  return mayRead(actor, "read:actions") ? input : { ...input, agent: [actor.id] };
}

/** To an agent without the grant, another's action is not there. */
export async function readOwnAction(reader: Reader, actor: Actor, id: string): Promise<ActionView> {
  const view = await readActionView(reader, id);
  const own = view.submitter.kind === actor.kind && view.submitter.id === actor.id;
  if (own || mayRead(actor, "read:actions")) return view;
  throw new KernelError("not_found", "There is no such action.", { id });
}
