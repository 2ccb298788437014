import { expect, test } from "vitest";
import { judgeRedis } from "./judge-redis";

const info = (aof: 0 | 1, policy: string, lastWrite = "ok") =>
  `# Server\r\nredis_version:7.0.15\r\n# Persistence\r\naof_enabled:${aof}\r\naof_last_write_status:${lastWrite}\r\n# Memory\r\nmaxmemory_policy:${policy}\r\n`;

test("AOF and noeviction are what is needed", () => {
  expect(judgeRedis(info(1, "noeviction"), false)).toEqual({ level: "ok", text: "version 7.0.15, AOF on, noeviction" });
});

test.each([
  [info(0, "noeviction"), "AOF"],
  [info(1, "allkeys-lru"), "allkeys-lru"],
  [info(1, "noeviction", "err"), "last write"],
  ["", "unknown"],
])("a Redis that may lose something fails, or warns where that is allowed", (text, word) => {
  expect(judgeRedis(text, false)).toMatchObject({ level: "fail", text: expect.stringContaining(word) });
  expect(judgeRedis(text, true)).toMatchObject({ level: "warn", text: expect.stringContaining(word) });
});
