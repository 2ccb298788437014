import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { policyVersions } from "@/drizzle/schema/policy";
import { createAgentKey } from "@/server/auth/agent-keys";
import { createStaffToken } from "@/server/auth/staff-tokens";
import { AGENT_NAMES } from "@/server/agents/registry";
import { PolicyParameters } from "@/server/policies/parameters";
import { digestOf } from "@/server/kernel/key";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { newStaff, PASSWORD } from "@/server/testing/staff-accounts";
import { keepProcess } from "./kept-process";
import type { KeptProcess } from "./kept-process";
import type { Provider } from "./provider";

export interface Person {
  id: string;
  token: string;
  password: string;
}

/** What `npm start` would have brought up, twice the worker, with the outside world replaced by the fake one. */
export interface Installation {
  database: TestDatabase;
  url: string;
  web: KeptProcess;
  workers: readonly KeptProcess[];
  agentKeys: ReadonlyMap<string, string>;
  operators: readonly Person[];
  /** Where the workers keep the signing key and the checkpoints they have published. */
  auditDir: string;
  stop: () => Promise<void>;
}

export interface InstallationSettings {
  redisUrl: string;
  port: number;
  provider: Provider;
  mail: "resend" | "smtp";
  web: "next" | "handler";
  /** Targets that an agent is expected to ask for, which the caps are set close above. */
  targetsOfBusiest: number;
}

const SECRET = "only-for-a-run-that-nobody-signs-in-to";
const OPERATORS = 3;
const TSX = ["--import", "tsx"];

export async function install(settings: InstallationSettings): Promise<Installation> {
  const database = await testDatabase();
  const url = `http://127.0.0.1:${settings.port}`;
  const auditDir = mkdtempSync(join(tmpdir(), "ops-chaos-"));
  const env = { ...environment(settings, database.url, url), AUDIT_DIR: auditDir };
  await setPolicy(database, settings.targetsOfBusiest);
  const people = await makePeople(database, settings.provider);
  const worker = (n: number) =>
    keepProcess({
      name: `worker ${n + 1}`,
      file: "workers/index.ts",
      execArgv: [...TSX, "--import", "./bench/chaos/shift-clock.mjs"],
      env,
    });
  const kept = await Promise.all([startWeb(settings, env, url), worker(0), worker(1)]);
  const [web, ...workers] = kept;
  return {
    database,
    url,
    web,
    workers,
    ...people,
    auditDir,
    async stop() {
      await Promise.all(kept.map((one) => one.end()));
      rmSync(auditDir, { recursive: true, force: true });
      await database.close();
    },
  };
}

type Environment = Record<string, string>;

function environment(
  { redisUrl, provider, mail }: InstallationSettings,
  databaseUrl: string,
  url: string,
): Environment {
  const carrier: Environment =
    mail === "smtp" ? { SMTP_URL: provider.smtpUrl } : { RESEND_API_KEY: "re_chaos", RESEND_BASE_URL: provider.url };
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: SECRET,
    LOG_LEVEL: "fatal",
    WEBHOOK_ALLOW_HOSTS: "127.0.0.1",
    ...carrier,
  };
}

function startWeb({ web, port }: InstallationSettings, env: Environment, url: string): Promise<KeptProcess> {
  const own = { ...env, PORT: String(port) };
  if (web === "handler") return keepProcess({ name: "web", file: "bench/chaos/web.ts", execArgv: TSX, env: own });
  return keepProcess({
    name: "web",
    file: "node_modules/next/dist/bin/next",
    args: ["start", "-H", "127.0.0.1", "-p", String(port)],
    execArgv: [],
    env: own,
    probe: () =>
      fetch(`${url}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      ),
  });
}

/** Shorter times, and caps that this run comes up against; everything else is as shipped. */
async function setPolicy({ ownerDb }: TestDatabase, targetsOfBusiest: number): Promise<void> {
  const params = PolicyParameters.parse({
    undoWindowSeconds: 2,
    undoSecondsPer100Targets: 0,
    canaryFrom: 12,
    highRiskPerTenMinutes: 40,
    agentTargetsPerHour: Math.ceil(targetsOfBusiest * 0.9),
    approverTargetsPerDay: Math.ceil(targetsOfBusiest * 0.8),
  });
  await ownerDb
    .update(policyVersions)
    .set({ params: sql`${JSON.stringify(params)}::text::jsonb`, paramsHash: digestOf(params) });
}

async function makePeople({ db, ownerDb }: TestDatabase, provider: Provider) {
  const operators: Person[] = [];
  for (let n = 0; n < OPERATORS; n += 1) {
    const { id, actor } = await newStaff(db);
    operators.push({
      id,
      password: PASSWORD,
      token: (await createStaffToken(db, actor, { staffId: id, label: "chaos" })).token,
    });
  }
  const [first] = operators;
  if (!first) throw new Error("somebody must decide");
  const operator = { kind: "staff", id: first.id, role: "operator" } as const;
  const agentKeys = new Map<string, string>();
  for (const agent of AGENT_NAMES) {
    agentKeys.set(agent, (await createAgentKey(db, operator, { agent, label: "chaos" })).key);
  }
  const callbackSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  await ownerDb.update(agents).set({ callbackUrl: `${provider.url}/callback`, callbackSecret, callbackEnabled: true });
  return { operators, agentKeys };
}
