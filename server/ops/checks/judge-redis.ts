import type { CheckResult } from "@/server/ops/check";

/** Whether a Redis that says this of itself (INFO) keeps what it was given. */
export function judgeRedis(infoText: string, allowVolatile: boolean): CheckResult {
  const info = parseInfo(infoText);
  const policy = info.get("maxmemory_policy") ?? "unknown";
  const problems = [
    ...(info.get("aof_enabled") === "1" ? [] : ["the append-only file (AOF) is off"]),
    ...(policy === "noeviction" ? [] : [`maxmemory-policy is ${policy}, not noeviction`]),
    ...((info.get("aof_last_write_status") ?? "ok") === "ok" ? [] : ["the last write of the AOF failed"]),
  ];
  const version = `version ${info.get("redis_version") ?? "unknown"}`;
  if (problems.length === 0) return { level: "ok", text: `${version}, AOF on, noeviction` };
  const text = `${version}: ${problems.join("; ")}`;
  return allowVolatile ? { level: "warn", text: `${text} (allowed by REDIS_ALLOW_VOLATILE)` } : { level: "fail", text };
}

function parseInfo(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(":") && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)] as const));
}
