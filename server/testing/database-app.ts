import { app, openApp, useApp } from "@/server/api/app-kernel";
import type { App } from "@/server/api/app-kernel";
import { handleHttp } from "@/server/api/http";
import { createAgentKey } from "@/server/auth/agent-keys";
import { createStaffToken } from "@/server/auth/staff-tokens";
import type { Actor } from "@/server/kernel/actor";
import { databaseScene } from "./database-scene";
import type { DatabaseScene } from "./database-scene";
import { answerProblems, operationAt } from "./documented";
import type { Seen } from "./documented";
import { testRedis } from "./redis";
import { testSettings } from "./test-settings";

export interface Answer {
  status: number;
  contentType: string;
  headers: Headers;
  // Whatever the server answered; tests match its shape.
  body: Record<string, unknown>;
}

interface Call {
  /** A bearer key or token; without one nobody is signed in. */
  key?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A web process on a database and a Redis of its own, and the agents' door to it. */
export interface DatabaseApp {
  scene: DatabaseScene;
  app: App;
  redis: Awaited<ReturnType<typeof testRedis>>;
  /** `call("GET /me", { key })` */
  call: (operation: string, call?: Call) => Promise<Answer>;
  agentKey: (name: string) => Promise<string>;
  staffToken: (staff: Extract<Actor, { kind: "staff" }>) => Promise<string>;
  close: () => Promise<void>;
}

export async function databaseApp(): Promise<DatabaseApp> {
  const [scene, redis] = await Promise.all([databaseScene(), testRedis()]);
  const opened = openApp(testSettings({ databaseUrl: scene.url, redisUrl: redis.url }));
  useApp(opened);
  return {
    scene,
    app: opened,
    redis,
    call,
    agentKey: async (name) => (await createAgentKey(scene.db, scene.evan, { agent: name, label: "test" })).key,
    staffToken: async (staff) => (await createStaffToken(scene.db, staff, { staffId: staff.id, label: "test" })).token,
    async close() {
      await opened.close();
      await redis.close();
      await scene.close();
    },
  };
}

async function call(operation: string, { key, body, headers = {} }: Call = {}): Promise<Answer> {
  const [method = "GET", path = "/"] = operation.split(" ");
  const response = await handleHttp(
    new Request(`http://ops.test/api/v1${path}`, {
      method,
      headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  const { status, headers: sent } = response;
  // Safe because the door answers JSON objects only; a test that sees another shape fails.
  const answered = (await response.json()) as Record<string, unknown>;
  expectDocumented(method, path, { status, headers: sent, body: answered });
  if (key) expectRateHeaders(`${method} ${path}`, key, { status, headers: sent });
  return { status, contentType: sent.get("content-type") ?? "", headers: sent, body: answered };
}

/** Whatever a test is about, what the door answers is what the published document says. */
function expectDocumented(method: string, path: string, seen: Seen): void {
  // As the door reads it: "." and ".." are no steps.
  const { pathname } = new URL(`http://ops.test/api/v1${path}`);
  const operation = operationAt(method, pathname.replace(/^\/api\/v1/, ""));
  const problems = operation ? answerProblems(operation, seen) : [];
  if (problems.length > 0) throw new Error(`${method} ${path}: ${problems.join("; ")}`);
}

const AGENT_KEY = /^ops_(?!staff_)/;

/** Whatever an agent is answered, it is told how far it is into its minute. */
function expectRateHeaders(asked: string, key: string, { status, headers }: Pick<Seen, "status" | "headers">): void {
  if (!AGENT_KEY.test(key) || status === 401 || status === 404 || status === 405) return;
  if (app().redis.status !== "ready") return;
  if (headers.has("ratelimit") && headers.has("ratelimit-policy")) return;
  throw new Error(`${asked}: an agent is not told its rate`);
}
