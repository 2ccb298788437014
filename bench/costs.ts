import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Sql } from "postgres";

/** What work has cost so far. Counts and CPU time hold on a busy machine, where rates do not. */
export interface Costs {
  cpuMs: number;
  transactions: number;
  walKb: number;
  walSyncs: number;
  redisCommands: number;
}

export interface CostMeter {
  read: () => Promise<Costs>;
}

/** Backends report their transactions about once a second. */
const STATISTICS_DELAY_MS = 1_300;
/** USER_HZ: the unit of /proc/<pid>/stat on Linux. */
const MS_PER_TICK = 10;

/** Meters this process, the given children, and the Postgres and Redis that both connections lead to. */
export async function openCostMeter(sql: Sql, redis: Redis, children: readonly number[]): Promise<CostMeter> {
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = statOf(backend?.pid ?? 0)?.parent ?? 0;
  const redisPid = Number(/process_id:(\d+)/.exec(await redis.info("server"))?.[1] ?? 0);
  const roots = [process.pid, postmaster, redisPid];
  return {
    async read() {
      await sleep(STATISTICS_DELAY_MS);
      const [row] = await sql<{ transactions: number; wal: number; syncs: number }[]>`
        select (select sum(xact_commit) from pg_stat_database)::float8 as transactions,
          (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as wal,
          (select sum(fsyncs) from pg_stat_io where object = 'wal')::float8 as syncs`;
      const commands = /total_commands_processed:(\d+)/.exec(await redis.info("stats"))?.[1];
      return {
        cpuMs: cpuMsOf([...roots, ...children]),
        transactions: row?.transactions ?? Number.NaN,
        walKb: (row?.wal ?? Number.NaN) / 1_024,
        walSyncs: row?.syncs ?? Number.NaN,
        redisCommands: Number(commands),
      };
    },
  };
}

export function costsPer(count: number, before: Costs, after: Costs): Costs {
  const per = (name: keyof Costs) => (after[name] - before[name]) / count;
  return {
    cpuMs: per("cpuMs"),
    transactions: per("transactions"),
    walKb: per("walKb"),
    walSyncs: per("walSyncs"),
    redisCommands: per("redisCommands"),
  };
}

interface Stat {
  parent: number;
  ownMs: number;
  /** Of children that have ended. */
  reapedMs: number;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15);
    return { parent, ownMs: (user + system) * MS_PER_TICK, reapedMs: (reapedUser + reapedSystem) * MS_PER_TICK };
  } catch {
    return null;
  }
}

/** CPU time of these processes; of Postgres, also of its backends, which are children. NaN where there is no /proc. */
function cpuMsOf(roots: readonly number[]): number {
  const pids = processIds();
  if (pids.length === 0) return Number.NaN;
  const stats = pids.flatMap((pid) => {
    const stat = statOf(pid);
    return stat ? [{ pid, ...stat }] : [];
  });
  const counted = new Set(roots);
  // The bench's other children are only counted when they are asked for.
  const parents = new Set(roots.filter((pid) => pid !== process.pid));
  const mine = stats.filter(({ pid, parent }) => counted.has(pid) || parents.has(parent));
  return mine.reduce((sum, stat) => sum + stat.ownMs + (stat.pid === process.pid ? 0 : stat.reapedMs), 0);
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}
