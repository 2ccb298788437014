import { asc, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { NOTIFICATION_LEVELS, notifications } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import { Submission } from "@/server/kernel/admit";
import { newId } from "@/server/kernel/key";
import { submitActions } from "@/server/kernel/submit";
import { demoEffects } from "./demo-effects";
import { performAction } from "./perform-action";
import type { World } from "./world";

const StaffNotice = z.object({
  level: z.enum(NOTIFICATION_LEVELS),
  audience: z.string(),
  title: z.string(),
  text: z.string(),
  actionId: z.uuid().nullable(),
});
const AgentNotice = z.object({ actionId: z.uuid() });

type Message = typeof outbox.$inferSelect;

/** What the relay does with the messages of committed facts, so that a worker that starts later finds none left. */
export async function drainOutbox(world: World): Promise<void> {
  const { tx, timeline } = world;
  const due = await tx.select().from(outbox).where(isNull(outbox.sentAt)).orderBy(asc(outbox.id));
  if (due.length === 0) return;
  timeline.pass(150);
  for (const message of due) {
    if (message.topic === "notice.staff") await tellStaff(world, message);
    if (message.topic === "notice.agent") await tellAgent(world, message);
  }
  const ids = due.map((message) => message.id);
  await tx.update(outbox).set({ sentAt: timeline.now(), tries: 1 }).where(inArray(outbox.id, ids));
}

async function tellStaff({ tx, timeline }: World, { body, dedupeKey }: Message): Promise<void> {
  const { text, ...notice } = StaffNotice.parse(body);
  const createdAt = timeline.now();
  await tx.insert(notifications).values({ id: newId(), dedupeKey, body: text, createdAt, ...notice }).onConflictDoNothing();
}

/** Agents without a callback poll instead. */
async function tellAgent(world: World, { body }: Message): Promise<void> {
  const { actionId } = AgentNotice.parse(body);
  const [callback] = await world.tx
    .select({ agent: agents.name, isEnabled: agents.callbackEnabled })
    .from(actions)
    .innerJoin(agents, eq(agents.name, actions.submitter))
    .where(eq(actions.id, actionId));
  if (!callback?.isEnabled) return;
  const input = { agent: callback.agent, actionId, event: "action.settled" };
  const submission = Submission.parse({ action: "webhook.deliver", input });
  const [result] = await submitActions(world.kernel, [{ actor: { kind: "system", id: "relay" }, submission }]);
  if (!result?.ok) throw result?.error ?? new Error("The delivery got no answer.");
  await performAction(world, result.answer.id, demoEffects(world));
}
