import { and, asc, eq, isNull } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { outbox } from "@/drizzle/schema/outbox";
import { drainOutbox as drain } from "@/server/kernel/drain-outbox";
import { demoEffects } from "./demo-effects";
import { performAction } from "./perform-action";
import type { World } from "./world";

const LIMIT = 500;

/** The outbox relay of that moment, and the deliveries it asks for: a worker that starts later finds nothing owed. */
export async function drainOutbox(world: World): Promise<void> {
  if (!world.hasNews) return;
  world.hasNews = false;
  if ((await world.tx.$count(outbox, isNull(outbox.sentAt))) === 0) return;
  await drain(world.kernel, LIMIT);
  const deliveries = await world.tx
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.kind, "webhook.deliver"), eq(actions.status, "queued")))
    .orderBy(asc(actions.id));
  for (const { id } of deliveries) await performAction(world, id, demoEffects(world));
  // A delivery that failed has news of its own.
  await drainOutbox(world);
}
