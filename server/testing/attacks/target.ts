import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { and, gt, like, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import superjson from "superjson";
import { auditEvents } from "@/drizzle/schema/audit";
import { readRequest } from "@/server/api/request";
import { appRouter } from "@/server/api/root";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";

interface TrpcCall {
  headers?: Record<string, string>;
  method?: "GET" | "POST" | "HEAD";
  input: unknown;
}

export interface Seen<Answer> {
  answer: Answer;
  /** The tables but the trail's that are other than before; false: none is. */
  changed: string[] | false;
  /** What the trail says of it: "decision.refused agents_cannot_decide", of the action where it is about one. */
  refusals: string[];
  /** Every event of any sort. */
  events: string[];
}

/** A web process to be attacked, and what can be seen of an attack afterwards. */
export interface AttackTarget extends DatabaseApp {
  /** One call of tRPC, or several in one request: "actions.decide,approvals.decide". */
  trpc: (path: string, call: TrpcCall) => Promise<{ status: number; codes: string[] }>;
  /** The cookie of a person who signed in so many minutes ago. */
  session: (staffId: string, minutesAgo?: number) => Promise<Record<string, string>>;
  watch: <Answer>(attack: () => Promise<Answer>) => Promise<Seen<Answer>>;
}

export async function attackTarget(): Promise<AttackTarget> {
  const world = await databaseApp();
  const { db, ownerDb } = world.scene;
  return {
    ...world,
    trpc,
    async session(staffId, minutesAgo = 0) {
      const signedInAt = Math.floor(Date.now() / 1_000) - minutesAgo * 60;
      const secret = "only-for-tests-only-for-tests-only";
      const sessionId = randomUUID();
      const token = await encode({ token: { sessionId, staffId, sessionVersion: 1, signedInAt }, secret });
      return { cookie: `next-auth.session-token=${token}` };
    },
    async watch(attack) {
      const before = await contentOf(ownerDb);
      const position = await lastPosition(db);
      const answer = await attack();
      const events = await db
        .select({ type: auditEvents.type, body: auditEvents.body })
        .from(auditEvents)
        .where(gt(auditEvents.position, position))
        .orderBy(auditEvents.position);
      const refused = await db
        .select({ type: auditEvents.type, body: auditEvents.body })
        .from(auditEvents)
        .where(and(gt(auditEvents.position, position), like(auditEvents.type, "%.refused")))
        .orderBy(auditEvents.position);
      const changed = changedTables(before, await contentOf(ownerDb));
      return {
        answer,
        changed: changed.length > 0 && changed,
        refusals: refused.map(({ type, body }) => `${type} ${codeOf(body)}`),
        events: events.map(({ type }) => type),
      };
    },
  };
}

/** As app/api/trpc/[trpc]/route.ts answers it. */
async function trpc(path: string, { headers = {}, method = "POST", input }: TrpcCall) {
  const calls = path.split(",");
  const isBatch = calls.length > 1;
  const json = isBatch
    ? Object.fromEntries(calls.map((_, i) => [i, superjson.serialize(input)]))
    : superjson.serialize(input);
  const url = new URL(`http://ops.test/api/trpc/${path}`);
  if (isBatch) url.searchParams.set("batch", "1");
  if (method !== "POST") url.searchParams.set("input", JSON.stringify(json));
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(url, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(method === "POST" && { body: JSON.stringify(json) }),
    }),
    router: appRouter,
    createContext: ({ req }) => readRequest(req),
  });
  const text = await response.text();
  return { status: response.status, codes: [...text.matchAll(/"code":"([a-z_]+)"/g)].map(([, code]) => code ?? "") };
}

// Safe because a body is an object; one without a code prints as such.
const codeOf = (body: unknown): string => String((body as { code?: unknown }).code);

async function lastPosition(db: DatabaseApp["scene"]["db"]): Promise<bigint> {
  const rows = await db.execute<{ last: string }>(
    sql`select coalesce(max(position), 0)::text as last from audit_events`,
  );
  return BigInt(rows[0]?.last ?? "0");
}

type Content = Awaited<ReturnType<typeof contentOf>>;

const changedTables = (before: Content, after: Content): string[] =>
  Object.keys(after).filter((name) => after[name] !== before[name]);

/** When a key or a session was last used is a fact about its owner and not about what is decided or done. */
const NOT_CONTENT = ["audit_events", "audit_private"];
const SEEN_COLUMNS = ["last_used_at", "last_seen_at"];

/** By table a hash over every row of it, in one statement. */
export async function contentOf(
  db: DatabaseApp["scene"]["ownerDb"],
  but: readonly string[] = NOT_CONTENT,
): Promise<Record<string, string | null>> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const minus = SEEN_COLUMNS.map((column) => `- '${column}'`).join(" ");
  const hashes = tables
    .filter(({ name }) => !but.includes(name))
    .map(
      ({ name }) => `select '${name}' as name, md5(string_agg(row, '' order by row)) as hash
        from (select (to_jsonb(t) ${minus})::text as row from "${name}" t) as rows`,
    );
  const rows = await db.execute<{ name: string; hash: string | null }>(hashes.join(" union all "));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
