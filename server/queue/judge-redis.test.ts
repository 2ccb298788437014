import { expect, test } from "vitest";
import { judgeInfo } from "./judge-redis";

const info = (aof: 0 | 1, policy: string, lastWrite = "ok") =>
  `# Server\r\nredis_version:7.0.15\r\n# Persistence\r\naof_enabled:${aof}\r\naof_last_write_status:${lastWrite}\r\n# Memory\r\nmaxmemory_policy:${policy}\r\n`;

test("AOF and noeviction are what is needed", () => {
  expect(judgeInfo(info(1, "noeviction"))).toEqual({ version: "7.0.15", defects: [] });
});

test.each([
  [info(0, "noeviction"), "AOF"],
  [info(1, "allkeys-lru"), "allkeys-lru"],
  [info(1, "noeviction", "err"), "last write"],
])("a Redis that may lose something is named for it", (text, word) => {
  expect(judgeInfo(text).defects).toEqual([expect.stringContaining(word)]);
});

test("a Redis that says nothing of itself is not trusted", () => {
  expect(judgeInfo("")).toEqual({ version: "unknown", defects: [expect.any(String), expect.any(String)] });
});
