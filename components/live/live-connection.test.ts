import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveConnection } from "./live-connection";
import type { LiveHandlers, Subscribe } from "./live-connection";

type Options = Parameters<Subscribe>[1];

/** Records what is asked of the server and lets a test speak for it. */
function fakeServer() {
  const opened: { lastEventId: string | null | undefined; options: Options }[] = [];
  const subscribe: Subscribe = (input, options) => {
    opened.push({ lastEventId: input?.lastEventId, options });
    return { unsubscribe: () => options.onComplete?.() };
  };
  return { opened, subscribe };
}

const handlers = () => ({
  onMessage: vi.fn<LiveHandlers["onMessage"]>(),
  onUp: vi.fn<() => void>(),
  onDown: vi.fn<() => void>(),
  onSignedOut: vi.fn<() => void>(),
});
const ready = { kind: "ready", at: new Date(0) } as const;

describe("the tab's live connection", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("goes on from the last event it has seen after the server ended the stream", () => {
    const { opened, subscribe } = fakeServer();
    const told = handlers();
    new LiveConnection(subscribe, told).open();
    opened[0]?.options.onData?.({ id: "12-7", data: ready });
    opened[0]?.options.onComplete?.();
    expect(told.onDown).toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(opened.map(({ lastEventId }) => lastEventId)).toEqual([undefined, "12-7"]);
  });

  it("tries again more and more slowly while nobody answers", () => {
    const { opened, subscribe } = fakeServer();
    new LiveConnection(subscribe, handlers()).open();
    for (const afterMs of [1_000, 2_000, 4_000]) {
      opened.at(-1)?.options.onComplete?.();
      vi.advanceTimersByTime(afterMs - 1);
      const before = opened.length;
      vi.advanceTimersByTime(1);
      expect(opened).toHaveLength(before + 1);
    }
  });

  it("does not try again after a sign-in that has ended, and says so", () => {
    const { opened, subscribe } = fakeServer();
    const told = handlers();
    new LiveConnection(subscribe, told).open();
    const words = {
      type: "urn:ops:problem:unauthenticated",
      title: "Unauthenticated",
      detail: "This sign-in has ended.",
    };
    const problem = { ...words, code: "unauthenticated", status: 401 };
    const data = { code: "UNAUTHORIZED", httpStatus: 401, path: "live.events", problem } as const;
    opened[0]?.options.onError?.(TRPCClientError.from({ error: { message: problem.detail, code: -32001, data } }));
    vi.advanceTimersByTime(60_000);
    expect(told.onSignedOut).toHaveBeenCalledOnce();
    expect(opened).toHaveLength(1);
  });

  it("stays closed once it was closed on purpose", () => {
    const { opened, subscribe } = fakeServer();
    const live = new LiveConnection(subscribe, handlers());
    live.open();
    live.close();
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
  });
});
