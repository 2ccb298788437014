import { expect, test } from "vitest";
import { keepRunning, restartDelayMs } from "./supervisor.mjs";

test("a process that keeps ending soon after its start is started ever more slowly, up to half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(restartDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("a stop request ends the watching: a process that ends afterwards is not started again", async () => {
  const stopping = new AbortController();
  const said: string[] = [];
  let end: (exit: object) => void = () => undefined;
  const running = { name: "web", pid: 1, exited: new Promise<object>((resolve) => (end = resolve)) };
  const { watched } = keepRunning({
    running,
    launch: () => Promise.reject(new Error("started again")),
    signal: stopping.signal,
    say: (line: string) => said.push(line),
    onReplaced: () => said.push("replaced"),
  });
  stopping.abort();
  end({ code: 0, signal: null });
  await watched;
  expect(said).toEqual([]);
});
