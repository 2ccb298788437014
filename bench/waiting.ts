import type { Benchmark } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import { insertActions } from "./million-actions";
import { callTimes } from "./load";
import { median } from "./statistics";
import { openStores } from "./stores";
import { makeMembers } from "@/server/testing/make";
import type { ActionAnswer } from "@/server/kernel/answer";

const FEW_ROWS = 10_000;

/** The same work while few and while very many actions wait for a person. */
export const waiting: Benchmark = {
  name: "waiting",
  title: "Growth: a submit and an approval while many wait",
  async run({ repeats, factor, listRows }) {
    const few = `${FEW_ROWS.toLocaleString("en")} waiting`;
    const [many, small] = [await openWaiting(listRows, 0), await openWaiting(FEW_ROWS, 1)];
    try {
      const count = Math.ceil(200 * factor);
      const results = await interleave<string, Run>(repeats, {
        kernel: () => work(many, count),
        [few]: () => work(small, count),
      });
      const figure = (name: string, unit: string, pick: (run: Run) => number) => {
        return { name, unit, kernel: results.kernel?.map(pick) ?? [], peers: { [few]: results[few]?.map(pick) ?? [] } };
      };
      const label = `${listRows.toLocaleString("en")} waiting`;
      return {
        figures: [
          figure(`submit p50, ${label}`, "ms", (run) => run.submitMs),
          figure(`approve p50, ${label}`, "ms", (run) => run.approveMs),
          figure(`approved → done, 16 at once, ${label}`, "/s", (run) => run.perSecond),
        ],
        checks: [],
      };
    } finally {
      for (const side of [many, small]) await side.close();
    }
  },
};

interface Run {
  submitMs: number;
  approveMs: number;
  perSecond: number;
}

type Waiting = Awaited<ReturnType<typeof openWaiting>>;

async function openWaiting(rows: number, redisIndex: number) {
  const stores = await openStores(redisIndex);
  await insertActions(stores.admin, rows, "waiting");
  const kernel = await openKernelSide(stores);
  const worker = await kernel.startWorker(16);
  return {
    kernel,
    async close() {
      await worker.stop();
      await kernel.close();
      await stores.close();
    },
  };
}

async function work({ kernel }: Waiting, count: number): Promise<Run> {
  const members = await makeMembers(kernel.kernel.db, count);
  const held: ActionAnswer[] = [];
  const submits = await callTimes(
    count,
    1,
    async (k) => void held.push(await kernel.submitApproval(members[k]?.id ?? "")),
  );
  const approve = async (k: number) => {
    const one = held[k];
    if (one) await kernel.approve(one);
  };
  const half = Math.floor(count / 2);
  const done = await kernel.succeeded();
  const alone = await callTimes(half, 1, approve);
  await kernel.untilSucceeded(done + half);
  const startMs = performance.now();
  await callTimes(count - half, 16, (k) => approve(half + k));
  await kernel.untilSucceeded(done + count);
  return {
    submitMs: median(submits.latenciesMs),
    approveMs: median(alone.latenciesMs),
    perSecond: (count - half) / ((performance.now() - startMs) / 1_000),
  };
}
