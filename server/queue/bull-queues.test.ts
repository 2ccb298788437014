import { afterEach, expect, it, vi } from "vitest";
import { openQueues } from "./bull-queues";
import { connectProducer } from "./redis";

afterEach(() => vi.restoreAllMocks());

it("prints nothing past the log while Redis is away", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  // Nobody listens there.
  const redis = connectProducer("redis://127.0.0.1:1");
  openQueues(redis);
  for (let tries = 0; tries < 3; tries += 1) await new Promise((resolve) => void redis.once("close", resolve));
  expect(printed).not.toHaveBeenCalled();
  redis.disconnect();
});
