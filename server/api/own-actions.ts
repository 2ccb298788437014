import { and, eq, inArray, or } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { mayRead } from "@/server/agents/may-read";
import type { Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { REPEATED } from "@/server/kernel/record-unstored";
import { EventItem, readActionEvents } from "./reads/action-events";
import { readActionView } from "./reads/action-view";
import type { ActionView } from "./reads/action-view";
import { listActions } from "./reads/list-actions";
import type { ActionListInput, ActionListItem } from "./reads/list-actions";
import { maskEvents, maskItem, maskView, seesPersons, shownTitles } from "./reads/mask-action";
import type { Page } from "./reads/page";

/** To an agent without `read:actions`, another's action is not there, unless it was answered with it itself. */
export async function readOwnAction(reader: Reader, actor: Actor, id: string): Promise<ActionView> {
  await assertReadable(reader, actor, id);
  return maskView(actor, await readActionView(reader, id));
}

export const EventList = z.object({ items: z.array(EventItem) }).meta({ id: "EventList" });

export async function readOwnEvents(reader: Reader, actor: Actor, id: string): Promise<z.infer<typeof EventList>> {
  const view = await readOwnAction(reader, actor, id);
  return { items: maskEvents(actor, view, await readActionEvents(reader, id)) };
}

/** An agent's list is of its own actions, whatever it asks for. */
export async function listOwnActions(
  reader: Reader,
  actor: Actor,
  input: ActionListInput,
): Promise<Page<ActionListItem>> {
  const asked = mayRead(actor, "read:actions") ? input : { ...input, agent: [actor.id] };
  // A search over masked titles would tell them letter by letter.
  const page = await listActions(reader, asked, input.q && !seesPersons(actor) ? titleShownTo(actor) : undefined);
  return { ...page, items: page.items.map((item) => maskItem(actor, item)) };
}

export async function assertReadable(reader: Reader, actor: Actor, id: string): Promise<void> {
  if (mayRead(actor, "read:actions")) return;
  const [row] = await reader
    .select({ kind: actions.submitterKind, id: actions.submitter })
    .from(actions)
    .where(eq(actions.id, id));
  if (row && row.kind === actor.kind && row.id === actor.id) return;
  if (row && (await wasAnsweredWith(reader, actor, id))) return;
  throw new KernelError("not_found", "There is no such action.", { id });
}

/** It submitted the same again, was given this action for an answer, and may follow it to its end. */
async function wasAnsweredWith(reader: Reader, { kind, id }: Actor, actionId: string): Promise<boolean> {
  const repeats = await reader
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.actionId, actionId),
        eq(auditEvents.type, REPEATED),
        eq(auditEvents.actorId, id),
        eq(auditEvents.actorKind, kind),
      ),
    )
    .limit(1);
  return repeats.length > 0;
}

function titleShownTo(actor: Actor): SQL | undefined {
  const { own, others } = shownTitles();
  return or(inArray(actions.kind, others), and(inArray(actions.kind, own), eq(actions.submitter, actor.id)));
}
