import { replayDecisions } from "@/server/policy-desk/replay-decisions";
import { houseKernel } from "@/server/house-kernel";
import { runCrew } from "./crew";
import { drain } from "./drain";
import { doFaults } from "./faults";
import type { Services } from "./faults";
import { install } from "./installation";
import type { Installation, InstallationSettings } from "./installation";
import { behavioursOf, planFaults, planIntents } from "./plan";
import type { Intent } from "./plan";
import { startProvider } from "./provider";
import { exportAndVerify, untilSealed } from "./prove-trail";
import { readEverything } from "./reads";
import type { RunRecord } from "./run-record";
import { switchOff } from "./switch-off";
import { readTrail } from "./trail";
import type { Witness } from "./witness";

export interface RunSettings {
  seed: number;
  actions: number;
  /** Faults in all, and their mean distance. */
  faults: number;
  faultEveryMs: number;
  provider: "keyed" | "keyless";
  web: InstallationSettings["web"];
  port: number;
  services: Services;
  /** A line of progress. */
  say: (line: string) => void;
}

const DRAIN_PATIENCE_MS = 180_000;
/** Submissions a second that the agents' limits let through. */
const PACE_PER_SECOND = 4;

/** One run from an empty installation to its record: plan, chaos, drain, and everything there is to look at. */
export async function runChaos(settings: RunSettings): Promise<RunRecord> {
  const { seed, say, services } = settings;
  const intents = planIntents(seed, settings.actions);
  const faults = planFaults(seed, { faults: settings.faults, everyMs: settings.faultEveryMs });
  const provider = await startProvider({
    honoursKeys: settings.provider === "keyed",
    nextBehaviour: behavioursOf(seed),
  });
  const installation = await install({
    ...{ redisUrl: services.redisUrl, port: settings.port, provider, web: settings.web },
    mail: settings.provider === "keyed" ? "resend" : "smtp",
    targetsOfBusiest: targetsOfBusiest(intents),
  });
  const witness = emptyWitness(faults.map(({ name }) => name));
  let isOver = false;
  const scene = { seed, installation, witness, say, isOver: () => isOver };
  try {
    const overMs = Math.max(faults.length * settings.faultEveryMs, (intents.length / PACE_PER_SECOND) * 1_000);
    say(`${intents.length} submissions over ${Math.round(overMs / 1_000)} s, ${faults.length} faults`);
    const victim = {
      ...{ workers: installation.workers, web: installation.web, services, say },
      switchOff: (scope: string, forMs: number) => switchOff(scene, scope, forMs),
      note: (name: string) => void witness.faults.push(name),
    };
    await Promise.all([runCrew(scene, intents, overMs), doFaults(victim, faults)]);
    provider.behave();
    for (const worker of installation.workers) worker.send({ shiftClockMs: 0 });
    say("no more faults; everything is to come to its end");
    await drain(scene, installation.database.url, DRAIN_PATIENCE_MS, say);
    isOver = true;
    return await recordOf(installation, { ...witness, arrivals: provider.arrivals }, say);
  } finally {
    isOver = true;
    await installation.stop();
    await provider.close();
  }
}

async function recordOf(installation: Installation, witness: Witness, say: (line: string) => void): Promise<RunRecord> {
  const { workers, web, database } = installation;
  say(
    `processes that fell by themselves: ${[web, ...workers].map(({ name, fell }) => `${name} ${fell()}`).join(", ")}`,
  );
  const unsealed = await untilSealed(database.ownerDb);
  await Promise.all(workers.map((worker) => worker.end()));
  const proof = { unsealed, ...(await exportAndVerify(database.ownerDb, installation.auditDir)) };
  const trail = await readTrail(database.ownerDb);
  const replay = await replayDecisions(houseKernel({ db: database.db, hint: () => undefined }));
  const reads = await readEverything(
    installation,
    witness,
    trail.actions.map(({ id }) => id),
  );
  return { ...trail, witness: { ...witness, replay, reads, proof } };
}

function emptyWitness(planned: string[]): Witness {
  return {
    ...{ arrivals: [], submitted: [], called: [], switchedOff: [], faults: [], planned },
    ...{ longestDueMs: 0, drained: false, reads: { count: 0, changedTables: [] } },
    proof: { unsealed: 0, exitCode: null, said: "" },
    replay: { replayed: 0, ofOtherCode: 0, mismatches: [] },
  };
}

/** Of one sort, by one agent. */
function targetsOfBusiest(intents: readonly Intent[]): number {
  const shares = Map.groupBy(intents, ({ agent, kind }) => `${agent} ${kind.startsWith("user.") ? "members" : kind}`);
  return Math.max(...[...shares.values()].map((share) => share.reduce((sum, { targets }) => sum + targets, 0)));
}
