import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import { keepProcess } from "@/bench/chaos/kept-process";
import type { KeptProcess } from "@/bench/chaos/kept-process";
import type { Behaviour } from "@/bench/chaos/plan";
import { startProvider } from "@/bench/chaos/provider";
import type { Provider } from "@/bench/chaos/provider";
import { randomOf } from "@/bench/chaos/random";
import type { Arrival } from "@/bench/chaos/witness";
import { actionTargets } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { continueStage } from "@/server/kernel/continue-stage";
import { digestOf } from "@/server/kernel/key";
import type { ActionRow } from "@/server/kernel/load";
import { isTerminal } from "@/server/kernel/states";
import { PolicyParameters } from "@/server/policies/parameters";
import { approveTyped } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { trailDefects } from "@/server/testing/trail-defects";

interface Settings {
  seed: number;
  readers: number;
  kills: number;
  redisUrl: string;
  say: (line: string) => void;
}

export interface MailingOutcome {
  addresses: string[];
  kills: number;
  row: ActionRow;
  targets: Record<string, number>;
  ledger: Record<string, number>;
  /** What the provider itself has on its log. */
  arrivals: readonly Arrival[];
  defects: string[];
}

/** One mailing to so many readers, in which the only worker is killed so many times, anywhere between two mails. */
export async function runMailing({ seed, readers, kills, redisUrl, say }: Settings): Promise<MailingOutcome> {
  const scene = await databaseScene();
  const provider = await startProvider({ honoursKeys: true, nextBehaviour: behavioursOf(seed) });
  const dir = mkdtempSync(join(tmpdir(), "ops-mailing-"));
  const env = { ...environment(scene.url, redisUrl, provider), AUDIT_DIR: dir };
  // This process submits and approves, under the same settings.
  Object.assign(process.env, env);
  const worker = await keepProcess({ name: "worker", file: "workers/index.ts", execArgv: ["--import", "tsx"], env });
  try {
    const { id, addresses } = await approvedMailing(scene, readers);
    say(`a mailing to ${readers} readers is approved; the worker is killed ${kills} times on the way`);
    const row = await follow({
      scene,
      worker,
      provider,
      id,
      readers,
      say,
      killsAt: planKills(seed, { readers, kills }),
    });
    return { ...(await countUp(scene, id)), addresses, kills, row, arrivals: provider.arrivals };
  } finally {
    await worker.end();
    await provider.close();
    await scene.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const environment = (databaseUrl: string, redisUrl: string, provider: Provider): Record<string, string> => ({
  ...{ NODE_ENV: "production", DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOG_LEVEL: "fatal" },
  ...{ PUBLIC_URL: "http://127.0.0.1:3000", NEXTAUTH_SECRET: "only-for-a-run-that-nobody-signs-in-to" },
  ...{ RESEND_API_KEY: "re_chaos", RESEND_BASE_URL: provider.url },
});

/** With its canary, as every mailing of this size; only what would make the run long is shorter. */
async function approvedMailing(scene: DatabaseScene, count: number): Promise<{ id: string; addresses: string[] }> {
  const params = PolicyParameters.parse({ undoWindowSeconds: 1, undoSecondsPer100Targets: 0 });
  await scene.ownerDb
    .update(policyVersions)
    .set({ params: sql`${JSON.stringify(params)}::text::jsonb`, paramsHash: digestOf(params) });
  const domain = await makeDomain(scene.db, { hourlyMax: 10_000_000 });
  const { tag, rows } = await makeReaders(scene.db, count);
  const input = mailingTo(tag, domain, { throttlePerHour: 10_000_000 });
  const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
  await approveTyped(scene.kernel, signedIn(scene), held);
  return { id: held.id, addresses: rows.map(({ email }) => email) };
}

const signedIn = ({ evan }: DatabaseScene) => ({ ...evan, authenticatedAt: new Date() });

const SHARES: readonly (readonly [Behaviour, number])[] = [
  ["accept then drop", 0.04],
  ["drop", 0.02],
  ["429", 0.02],
  ["500", 0.01],
];

/** The n-th mail is met as the seed says; most are simply taken. */
function behavioursOf(seed: number): () => Behaviour {
  const random = randomOf(seed, "mailing provider");
  return () => {
    let left = random.next();
    return SHARES.find(([, share]) => (left -= share) < 0)?.[0] ?? "accept";
  };
}

/** After how many mails each kill comes: one somewhere in every part of the mailing. */
function planKills(seed: number, { readers, kills }: { readers: number; kills: number }): number[] {
  const random = randomOf(seed, "mailing kills");
  const part = readers / (kills + 1);
  return Array.from({ length: kills }, (_, i) => Math.max(1, Math.floor((i + 0.2 + random.next() * 0.7) * part)));
}

interface Course {
  scene: DatabaseScene;
  worker: KeptProcess;
  provider: Provider;
  id: string;
  readers: number;
  killsAt: number[];
  say: (line: string) => void;
}

const LOOK_EVERY_MS = 15;
const GIVE_UP_MS = 20 * 60_000;

/** Kills when it is time, goes on after the canary, and answers the mailing's row at its end. */
async function follow({ scene, worker, provider, id, readers, killsAt, say }: Course): Promise<ActionRow> {
  const left = [...killsAt];
  const deadline = performance.now() + GIVE_UP_MS;
  while (performance.now() < deadline) {
    const arrived = provider.arrivals.length;
    if (left[0] !== undefined && arrived >= left[0]) {
      await worker.kill();
      left.shift();
      say(`killed after ${arrived} calls; ${left.length} kills to come`);
    }
    const row = await scene.rowOf(id);
    if (isTerminal(row.status) || row.status === "unknown") return row;
    if (row.stageHoldAt) {
      say(
        `paused: ${row.stageProblem ? JSON.stringify(row.stageProblem) : "the canary is done"}; the operator goes on`,
      );
      await continueStage(scene.kernel, signedIn(scene), id, { reason: "It is part of the run." });
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${provider.arrivals.length} calls for ${readers} readers, and no end in 20 minutes`);
}

async function countUp({ db, ownerDb }: DatabaseScene, id: string) {
  const counted = async (query: ReturnType<typeof sql>) => {
    const rows = await db.execute<{ name: string | null; count: number }>(query);
    return Object.fromEntries(rows.map(({ name, count }) => [name ?? "open", Number(count)]));
  };
  return {
    targets: await counted(
      sql`select status as name, count(*) from ${actionTargets} where action_id = ${id} group by 1`,
    ),
    ledger: await counted(sql`select outcome as name, count(*) from ${effects} where action_id = ${id} group by 1`),
    defects: await trailDefects(ownerDb),
  };
}
