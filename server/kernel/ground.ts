import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader, Tx } from "@/server/db";
import type { PolicyParameters } from "@/server/policies/parameters";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import type { SubmitterKind } from "./rule";

/** What every decision of one transaction stands on. */
export interface Ground {
  /** The database's clock, so that processes with wrong clocks still agree. */
  now: Date;
  policyVersion: number;
  params: PolicyParameters;
  /** False while another release of the rules is active: then nothing runs without a person. */
  policyIsOurs: boolean;
  /** A draft that is judged beside the active version, for the record only. Parsed where it is used. */
  shadow: { version: number; params: unknown } | null;
  pausedAgents: ReadonlySet<string>;
  killSwitches: ReadonlySet<string>;
}

const Row = z.object({
  now: z.coerce.date(),
  policy: z.object({ id: z.number(), code_hash: z.string(), params: z.unknown() }).nullable(),
  shadow: z.object({ id: z.number(), params: z.unknown() }).nullable(),
  paused: z.array(z.string()),
  switches: z.array(z.string()),
});

export async function readGround(reader: Reader, kernel: Kernel): Promise<Ground> {
  const rows = await reader.execute(sql`
    select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      (select to_jsonb(p) from policy_versions p where activated_at is not null and retired_at is null) as policy,
      (select to_jsonb(p) from policy_versions p
        where shadowed_at is not null and activated_at is null and discarded_at is null) as shadow,
      (select coalesce(jsonb_agg(name), '[]') from agents where paused_at is not null) as paused,
      (select coalesce(jsonb_agg(scope), '[]') from kill_switches) as switches`);
  const row = Row.parse(rows[0]);
  if (!row.policy) throw new KernelError("unavailable", "No policy is active, so nothing can be decided.");
  return {
    now: kernel.clock?.() ?? row.now,
    policyVersion: row.policy.id,
    params: kernel.policy.parse(row.policy.params),
    policyIsOurs: row.policy.code_hash === kernel.policy.codeHash,
    shadow: row.shadow && { version: row.shadow.id, params: row.shadow.params },
    pausedAgents: new Set(row.paused),
    killSwitches: new Set(row.switches),
  };
}

interface Switched {
  kind: { name: string; queue: string };
  submitterKind: SubmitterKind;
  submitter: string;
}

/** The kill switches that cover an action of this kind and submitter. */
export function switchesFor(ground: Ground, { kind, submitterKind, submitter }: Switched): string[] {
  const scopes = ["all", `kind:${kind.name}`, `queue:${kind.queue}`];
  if (submitterKind === "agent") scopes.push(`agent:${submitter}`);
  return scopes.filter((scope) => ground.killSwitches.has(scope));
}

const SWITCH_LOCK = 4_711;

/**
 * For effects: a switch that is being turned on waits until effects that have begun are written, and effects that
 * begin wait until it is on. So none starts after its commit. The lock is a statement of its own, because a statement
 * sees what was committed before it began. It is sent first, not awaited first: a connection runs in order what it is sent.
 */
export async function readGroundBehindSwitches(tx: Tx, kernel: Kernel): Promise<Ground> {
  // A query that nobody has awaited is not sent yet, but for this call.
  const lock = tx.execute(sql`select pg_advisory_xact_lock_shared(${sql.raw(String(SWITCH_LOCK))})`).execute();
  const [, ground] = await Promise.all([lock, readGround(tx, kernel)]);
  return ground;
}

export async function turnSwitchesAlone(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(SWITCH_LOCK))})`);
}
