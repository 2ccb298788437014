import { and, eq, isNull, sql } from "drizzle-orm";
import { actions, approvalRequests } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import { cancelAction } from "@/server/kernel/cancel";
import { continueStage } from "@/server/kernel/continue-stage";
import { decideAction } from "@/server/kernel/decide";
import { KernelError } from "@/server/kernel/errors";
import { escalateRequests } from "@/server/kernel/escalate";
import { expireActions } from "@/server/kernel/expire";
import { sha256 } from "@/server/kernel/key";
import { retryAction } from "@/server/kernel/retry";
import { reviseAction } from "@/server/kernel/revise";
import { isTerminal } from "@/server/kernel/states";
import { submitActions } from "@/server/kernel/submit";
import { demoEffects } from "./demo-effects";
import { STAFF } from "./make-staff";
import type { StaffName } from "./make-staff";
import { performAction } from "./perform-action";
import type { Step, Story } from "./story";
import type { Human, World } from "./world";

const SWEEP_LIMIT = 100;
const SWEEP_DELAY_MS = 2_000;

/** Plans a story: every step is done at its moment, by the same verbs that the doors call. */
export function tellStory(world: World, story: Story): void {
  world.timeline.at(story.at, async () => {
    const id = await submit(world, story);
    if (!id) return;
    if (!story.isIdle) await performAction(world, id, demoEffects(world, story.trouble));
    await planSweep(world, id);
    planSteps(world, story, id, story.steps ?? []);
  });
}

/** The new action's id; null when it was refused, which then is all there is to tell. */
async function submit(world: World, story: Story): Promise<string | null> {
  const { action, input, evidence, reasonCode, note, idempotencyKey } = story;
  const submission = Submission.parse({ action, input, evidence, reasonCode, note, idempotencyKey });
  const actor = actorOf(world, story.by);
  const [result] = await submitActions(world.kernel, [{ actor, submission }]);
  return result?.ok ? result.answer.id : null;
}

const isStaff = (name: string): name is StaffName => name in STAFF;

/** People of the demo have always just signed in. */
const signedIn = ({ staff, timeline }: World, name: StaffName): Human => {
  return { ...staff[name], authenticatedAt: timeline.now() };
};

const actorOf = (world: World, name: string): Actor =>
  isStaff(name) ? signedIn(world, name) : { kind: "agent", id: name };

function planSteps(world: World, story: Story, id: string, [step, ...rest]: Step[]): void {
  if (!step) return;
  const at = new Date(world.timeline.now().getTime() + step.after * 60_000);
  world.timeline.at(at, async () => {
    const nextId = await take(world, story, id, step);
    await planSweep(world, nextId);
    // A retry is another action, and the trouble of the first was over by then.
    planSteps(world, nextId === id ? story : { ...story, trouble: undefined }, nextId, rest);
  });
}

/** Does one step; answers with the action that the following steps are about. */
async function take(world: World, story: Story, id: string, step: Step): Promise<string> {
  const { kernel, tx } = world;
  const row = await rowOf(world, id);
  const perform = () => performAction(world, id, demoEffects(world, story.trouble));
  switch (step.do) {
    case "approve": {
      await decideAction(kernel, signedIn(world, step.by), id, {
        ...ballot(world, row),
        verdict: "approve",
        reason: step.reason,
      });
      if (!story.isIdle) await perform();
      return id;
    }
    case "continue":
      await continueStage(kernel, signedIn(world, step.by), id, {});
      await perform();
      return id;
    case "reject":
      await decideAction(kernel, world.staff[step.by], id, {
        ...ballot(world, row),
        verdict: "reject",
        reason: step.reason,
      });
      return id;
    case "cancel":
      await cancelAction(kernel, actorOf(world, step.by === "submitter" ? story.by : step.by), id, step.reason);
      return id;
    case "revise": {
      const { input, evidence = [], reason } = step;
      await reviseAction(kernel, actorOf(world, story.by), id, { input, evidence, reason });
      return id;
    }
    case "retry":
      return (await retryAction(kernel, world.staff[step.by], id, step.reason)).id;
    case "member_edits":
      await tx
        .update(members)
        .set({ company: step.company, version: sql`${members.version} + 1`, updatedAt: world.timeline.now() })
        .where(eq(members.id, step.memberId));
      return id;
    case "try_to_approve":
      await beRefused(world, row, step);
      return id;
    case "perform":
      await perform();
      return id;
  }
}

type Row = typeof actions.$inferSelect;

async function rowOf({ tx }: World, id: string): Promise<Row> {
  const [row] = await tx.select().from(actions).where(eq(actions.id, id));
  if (!row) throw new Error(`The action ${id} of the demo is gone.`);
  return row;
}

/** What a console sends along: the digest of the page that was open, and the count that was typed. */
function ballot({ random }: World, row: Row) {
  return {
    digest: row.pinnedDigest,
    typedCount: row.targetCount,
    openMs: random.int(6_000, 240_000),
    channel: "console",
  } as const;
}

async function beRefused(
  world: World,
  row: Row,
  { by, mistake }: Extract<Step, { do: "try_to_approve" }>,
): Promise<void> {
  const right = ballot(world, row);
  const digest = mistake === "old_page" ? sha256(row.id) : right.digest;
  const typedCount = mistake === "wrong_count" ? row.targetCount - 1 : row.targetCount;
  try {
    await decideAction(world.kernel, actorOf(world, by), row.id, { ...right, digest, typedCount, verdict: "approve" });
  } catch (error) {
    if (error instanceof KernelError) return;
    throw error;
  }
  throw new Error(`${by} should not have been able to approve "${row.title}".`);
}

/** What nobody decides is escalated; what nobody decides or performs expires when its time comes. */
async function planSweep(world: World, id: string): Promise<void> {
  const { kernel, timeline, tx } = world;
  const { expiresAt, validUntil, status, generation } = await rowOf(world, id);
  const sweepAfter = (when: Date, sweep: typeof expireActions) =>
    timeline.at(new Date(when.getTime() + SWEEP_DELAY_MS), async () => {
      const row = await rowOf(world, id);
      if (!isTerminal(row.status) && row.generation === generation) await sweep(kernel, SWEEP_LIMIT);
    });
  if (status === "approved" && validUntil) sweepAfter(validUntil, expireActions);
  if (status !== "held" || !expiresAt) return;
  sweepAfter(expiresAt, expireActions);
  const [request] = await tx
    .select({ escalateAt: approvalRequests.escalateAt })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.actionId, id), isNull(approvalRequests.closedAt)));
  if (request?.escalateAt) sweepAfter(request.escalateAt, escalateRequests);
}
