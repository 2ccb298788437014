import type { Db } from "@/server/db";
import { parseEnv } from "@/server/env";
import type { Ops } from "@/server/ops/command";

const VARIABLES = {
  DATABASE_URL: "postgres://unused",
  REDIS_URL: "redis://127.0.0.1:1",
  NEXTAUTH_SECRET: "a-secret-of-at-least-32-characters",
};

/** A command line without a terminal: what it says is kept. */
export function testOps(db: Db, { stdin = "", variables = {} as Record<string, string> } = {}) {
  const out: string[] = [];
  const notes: string[] = [];
  const ops: Ops = {
    db,
    env: parseEnv({ ...VARIABLES, ...variables }),
    actor: { kind: "system", id: "ops" },
    print: (line) => void out.push(line),
    note: (line) => void notes.push(line),
    readStdin: () => Promise.resolve(stdin),
  };
  return { ops, out, notes };
}
