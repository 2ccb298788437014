import { makeMembers } from "@/server/testing/make";
import type { ActionAnswer } from "@/server/kernel/answer";
import type { Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import type { KernelSide } from "./kernel-side";
import { callTimes } from "./load";
import { median } from "./statistics";
import { openStores } from "./stores";
import type { Stores } from "./stores";

const EMPTY = "a fresh table";

/** Whether submitting and deciding slow down as the table grows. One caller, so that latency is all there is. */
export async function measureTableSize({ repeats, factor }: Scale, grown: Stores): Promise<Figure[]> {
  const fresh = await openStores();
  const [large, small] = [await openKernelSide(grown), await openKernelSide(fresh)];
  try {
    const count = Math.ceil(100 * factor);
    const results = await interleave(repeats, {
      kernel: () => submitAndApprove(large, count),
      [EMPTY]: () => submitAndApprove(small, count),
    });
    const figure = (name: string, pick: (p50: Medians) => number): Figure => {
      return { name, unit: "ms", kernel: results.kernel.map(pick), peers: { [EMPTY]: results[EMPTY].map(pick) } };
    };
    return [
      figure("submit p50 into the grown table", ({ submitMs }) => submitMs),
      figure("approve p50 in the grown table", ({ approveMs }) => approveMs),
    ];
  } finally {
    await Promise.all([large.close(), small.close()]);
    await fresh.close();
  }
}

interface Medians {
  submitMs: number;
  approveMs: number;
}

async function submitAndApprove(side: KernelSide, count: number): Promise<Medians> {
  const members = await makeMembers(side.kernel.db, count);
  const held: ActionAnswer[] = [];
  const submits = await callTimes(
    count,
    1,
    async (k) => void held.push(await side.submitApproval(members[k]?.id ?? "")),
  );
  const approvals = await callTimes(count, 1, async (k) => {
    const one = held[k];
    if (one) await side.approve(one);
  });
  return { submitMs: median(submits.latenciesMs), approveMs: median(approvals.latenciesMs) };
}
