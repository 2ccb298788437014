import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { testRedisUrl } from "@/server/testing/test-env";
import { until } from "@/server/testing/until";
import { connectProducer } from "./redis";
import { listenForHints, sendHint } from "./wake";

/** More failed connections than a producer's command outlives. */
const FAILURES = 5;

test("hints are heard by a process that was started while Redis was away", async () => {
  const door = doorToRedis();
  const port = await door.open(0);
  await door.close();
  const heard: string[] = [];
  const listener = listenForHints(door.url(port), (hint) => heard.push(hint));
  await new Promise<void>((resolve) => {
    let failures = 0;
    listener.on("close", () => (failures += 1) === FAILURES && resolve());
  });

  await door.open(port);
  const producer = connectProducer(testRedisUrl());
  const sendAndLook = async () => {
    sendHint(producer, "outbox");
    return heard.includes("outbox");
  };
  expect(await until("a hint", sendAndLook, (isHeard) => isHeard)).toBe(true);
  for (const redis of [listener, producer]) redis.disconnect();
  await door.close();
});

/** An address at which Redis is reached while it is open. */
function doorToRedis() {
  const redis = new URL(testRedisUrl());
  const server = createServer((near) => {
    const far = connect(Number(redis.port), redis.hostname);
    near.pipe(far).pipe(near);
  });
  return {
    url: (port: number) => Object.assign(new URL(redis), { hostname: "127.0.0.1", port: String(port) }).href,
    async open(port: number): Promise<number> {
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      // Safe because a server that listens on TCP has an AddressInfo.
      return (server.address() as AddressInfo).port;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
