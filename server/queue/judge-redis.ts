import type { Redis } from "./redis";

export interface RedisJudgement {
  version: string;
  /** Why it may lose jobs; empty when it keeps what it was given. */
  defects: string[];
}

const SECTIONS = ["server", "persistence", "memory"] as const;

/** INFO answers on managed Redis too, where CONFIG is often closed. */
export async function judgeRedis(redis: Redis): Promise<RedisJudgement> {
  const sections = await Promise.all(SECTIONS.map((section) => redis.info(section)));
  return judgeInfo(sections.join("\n"));
}

/** What a Redis that says this of itself is good for. */
export function judgeInfo(infoText: string): RedisJudgement {
  const info = parseInfo(infoText);
  const policy = info.get("maxmemory_policy") ?? "unknown";
  return {
    version: info.get("redis_version") ?? "unknown",
    defects: [
      ...(info.get("aof_enabled") === "1" ? [] : ["the append-only file (AOF) is off"]),
      ...(policy === "noeviction" ? [] : [`maxmemory-policy is ${policy}, not noeviction`]),
      ...((info.get("aof_last_write_status") ?? "ok") === "ok" ? [] : ["the last write of the AOF failed"]),
    ],
  };
}

function parseInfo(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(":") && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)] as const));
}
