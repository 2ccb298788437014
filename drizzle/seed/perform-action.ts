import { eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { claimActions } from "@/server/kernel/claim";
import { queueApproved } from "@/server/kernel/dispatch";
import { executeClaim } from "@/server/kernel/execute";
import type { Effects } from "@/server/kernel/ports";
import { settleActions } from "@/server/kernel/settle";
import type { World } from "./world";

const WORKER = "worker-1";
const DISPATCH_LIMIT = 100;

/** What relay and worker do with one action, its retries included, as time passes. Does nothing when it is not due. */
export async function performAction(world: World, id: string, effects: Effects): Promise<void> {
  const { kernel, timeline, random } = world;
  timeline.pass(random.int(80, 900));
  const { status, notBefore } = await standing(world, id);
  const undoMs = notBefore.getTime() - timeline.now().getTime();
  if (status === "approved" && undoMs < UNDO_WAITED_FOR_MS) {
    timeline.pass(Math.max(0, undoMs));
    await queueApproved(kernel, DISPATCH_LIMIT);
  }
  timeline.pass(random.int(20, 120));
  for (let now = await standing(world, id); isDue(now); now = await standing(world, id)) {
    timeline.pass(Math.max(0, now.notBefore.getTime() - timeline.now().getTime()));
    const claimed = (await claimActions(kernel, WORKER, [id])).get(id);
    if (claimed?.outcome !== "claimed") return;
    timeline.pass(random.int(30, 700));
    const signal = new AbortController().signal;
    const end = await executeClaim({ kernel, claim: claimed.claim, effects, signal });
    await settleActions(kernel, [{ claim: claimed.claim, end }]);
  }
}

/** The undo window of an ordinary day; a longer one is a story of its own. */
const UNDO_WAITED_FOR_MS = 3_600_000;

type Standing = Awaited<ReturnType<typeof standing>>;

const isDue = ({ status, stageHoldAt }: Standing) => status === "queued" || (status === "running" && !stageHoldAt);

async function standing({ tx }: World, id: string) {
  const [row] = await tx
    .select({ status: actions.status, notBefore: actions.notBefore, stageHoldAt: actions.stageHoldAt })
    .from(actions)
    .where(eq(actions.id, id));
  if (!row) throw new Error(`The action ${id} of the demo is gone.`);
  return row;
}
