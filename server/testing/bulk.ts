import type { Actor } from "@/server/kernel/actor";
import type { ActionAnswer } from "@/server/kernel/answer";
import { decideAction } from "@/server/kernel/decide";
import type { Decided } from "@/server/kernel/take-decision";
import type { Kernel } from "@/server/kernel/kernel";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { DatabaseScene } from "./database-scene";
import { agent, makeMembers } from "./make";

/** The same kernel without the limits over time that a file of many bulks runs into; they have tests of their own. */
export const roomyKernel = (scene: DatabaseScene, params: Partial<PolicyParameters> = {}): Kernel =>
  scene.withPolicy({
    ...{ agentTargetsPerHour: null, approverTargetsPerDay: 1_000_000, highRiskPerTenMinutes: 1_000 },
    ...params,
  });

/** Fresh members, and their approval in one action, held. */
export async function holdMany(
  scene: DatabaseScene,
  count: number,
  kernel: Kernel = roomyKernel(scene),
): Promise<ActionAnswer & { userIds: string[] }> {
  const userIds = (await makeMembers(scene.db, count)).map((member) => member.id);
  const answer = await scene.submit(agent("shaggy"), { action: "user.approve_many", input: { userIds } }, kernel);
  return { ...answer, userIds };
}

type Staff = Extract<Actor, { kind: "staff" }>;

/** With the count typed, as bulk actions need it. */
export const approveTyped = (
  kernel: Kernel,
  by: Staff,
  { id, pinnedDigest, targetCount }: Pick<ActionAnswer, "id" | "pinnedDigest" | "targetCount">,
): Promise<Decided> =>
  decideAction(kernel, by, id, {
    ...{ verdict: "approve", digest: pinnedDigest, channel: "api" },
    ...(targetCount > 1 && { typedCount: targetCount }),
  });
