import type { Redis } from "ioredis";

/** What is wrong with this Redis for a queue; an empty list when nothing is. */
export async function redisDefects(redis: Redis): Promise<string[]> {
  const [persistence, memory] = await Promise.all([redis.info("persistence"), redis.info("memory")]);
  const policy = fieldOf(memory, "maxmemory_policy");
  return [
    ...(fieldOf(persistence, "aof_enabled") === "1" ? [] : ["AOF is off (set appendonly yes)"]),
    ...(policy === "noeviction" ? [] : [`maxmemory-policy is ${policy ?? "unknown"} (set it to noeviction)`]),
  ];
}

function fieldOf(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1];
}
