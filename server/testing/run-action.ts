import { claimActions } from "@/server/kernel/claim";
import { queueApproved } from "@/server/kernel/dispatch";
import { executeClaim } from "@/server/kernel/execute";
import type { Kernel } from "@/server/kernel/kernel";
import type { Effects, PortResult } from "@/server/kernel/ports";
import { settleActions } from "@/server/kernel/settle";
import type { ActionStatus } from "@/server/kernel/states";

export interface FakeWorld extends Effects {
  mails: { to: string; key: string }[];
  calls: { url: string; key: string; body: string }[];
}

/** Ports that record what they were asked for and answer as told. Real servers stand behind the adapters' own tests. */
export function fakeWorld(answer: () => PortResult = () => ({ outcome: "done", providerId: "fake" })): FakeWorld {
  const world: FakeWorld = {
    mails: [],
    calls: [],
    mail: {
      name: "fake",
      keyWindowMs: null,
      async send({ to }, { key }) {
        world.mails.push({ to, key });
        return answer();
      },
    },
    webhook: {
      name: "fake",
      keyWindowMs: null,
      async deliver({ url, body }, { key }) {
        world.calls.push({ url, key, body });
        return answer();
      },
    },
  };
  return world;
}

/** What relay and worker do with one action, without Redis between them. */
export async function runAction(
  kernel: Kernel,
  id: string,
  effects: Effects,
  worker = "test-worker",
): Promise<ActionStatus | "gone"> {
  await queueApproved(kernel, 100);
  const claimed = (await claimActions(kernel, worker, [id])).get(id);
  if (claimed?.outcome !== "claimed") return "gone";
  const end = await executeClaim({ kernel, claim: claimed.claim, effects, signal: new AbortController().signal });
  const statuses = await settleActions(kernel, [{ claim: claimed.claim, end }]);
  return statuses.get(id) ?? "gone";
}
