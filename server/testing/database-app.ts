import { openApp, useApp } from "@/server/api/app-kernel";
import type { App } from "@/server/api/app-kernel";
import { handleHttp } from "@/server/api/http";
import { createAgentKey } from "@/server/auth/agent-keys";
import { createStaffToken } from "@/server/auth/staff-tokens";
import type { Actor } from "@/server/kernel/actor";
import { databaseScene } from "./database-scene";
import type { DatabaseScene } from "./database-scene";
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
  const app = openApp(testSettings({ databaseUrl: scene.url, redisUrl: redis.url }));
  useApp(app);
  return {
    scene,
    app,
    redis,
    call,
    agentKey: async (name) => (await createAgentKey(scene.db, scene.evan, { agent: name, label: "test" })).key,
    staffToken: async (staff) => (await createStaffToken(scene.db, staff, { staffId: staff.id, label: "test" })).token,
    async close() {
      await app.close();
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
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    headers: response.headers,
    // Safe because the door answers JSON objects only; a test that sees another shape fails.
    body: (await response.json()) as Record<string, unknown>,
  };
}
