import { choosePort } from "@/tools/ports.mjs";
import type { Benchmark, Findings } from "./benchmark";
import { checkRun } from "./chaos/checks/checks";
import { PEERS, runPeer } from "./chaos/peers";
import { outcomeOf, tableOf } from "./chaos/report";
import type { Outcome } from "./chaos/report";
import { runChaos } from "./chaos/run";
import { withServices } from "./chaos/with-services";

const SEED = 7;
const ACTIONS = 300;
const FAULTS = 22;
const FAULT_EVERY_MS = 3_000;

/** The kernel and its peers under one plan of faults, each with a provider that honours keys and with one that does not. */
export const crash: Benchmark = {
  name: "crash",
  title: "Crash: effects twice and lost under one plan of faults (docs/chaos.md)",
  async run({ factor }): Promise<Findings> {
    const { signal } = new AbortController();
    const say = (line: string) => console.log(`  ${line}`);
    const shared = { seed: SEED, faults: Math.ceil(FAULTS * factor), faultEveryMs: FAULT_EVERY_MS, say };
    const actions = Math.ceil(ACTIONS * factor);
    const outcomes: Outcome[] = [];
    for (const provider of ["keyed", "keyless"] as const) {
      const port = await choosePort();
      const run = await withServices(signal, (services) =>
        runChaos({ ...shared, actions, provider, web: "handler", port, services }),
      );
      outcomes.push(outcomeOf(`kernel, ${provider === "keyed" ? "keys honoured" : "no keys"}`, run, checkRun(run)));
      for (const peer of PEERS) {
        outcomes.push(
          await withServices(signal, (services) => runPeer({ ...shared, peer, jobs: actions, provider, services })),
        );
      }
    }
    console.log(`\n${tableOf(outcomes)}`);
    const own = outcomes.filter(({ title }) => title.startsWith("kernel"));
    return {
      figures: [],
      checks: own.map(({ title, twice, lost, violations }) => ({
        name: `${title}: nothing twice, nothing lost`,
        ok: violations === 0,
        detail: `${twice} twice, ${lost} lost, ${violations} violations`,
      })),
    };
  },
};
