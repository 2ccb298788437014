import { tracked } from "@trpc/server";
import { clock } from "@/server/clock";
import { parseCursor, readEventsAfter, readTailEnd } from "@/server/live/audit-tail";
import type { TailEvent, TailPosition } from "@/server/live/audit-tail";
import type { App } from "./app-kernel";

/** Behind by more than this, a screen reloads instead of replaying. */
const REPLAY_MAX = 2_000;

/** `ready` carries the server's time, so that a screen's clock follows ours. */
export type LiveMessage = { kind: "ready"; at: Date } | { kind: "reload" } | { kind: "event"; event: TailEvent };

/** Subscribes first, then replays from the last seen event, then streams: nothing falls between. */
export async function* liveEvents({ kernel, tail }: App, lastEventId: string | null, signal?: AbortSignal) {
  const fresh: TailEvent[] = [];
  let wake: () => void = () => undefined;
  const stop = await tail.listen((events) => {
    fresh.push(...events);
    wake();
  });
  signal?.addEventListener("abort", () => wake(), { once: true });
  try {
    const asked = lastEventId ? parseCursor(lastEventId) : null;
    const start = asked ?? (await readTailEnd(kernel.db));
    const missed = asked ? await readEventsAfter(kernel.db, start, REPLAY_MAX) : [];
    let seen = start;
    if (missed.length === REPLAY_MAX) {
      seen = await readTailEnd(kernel.db);
      yield message({ kind: "reload" }, seen);
    } else {
      for (const event of missed) {
        seen = positionOf(event);
        yield message({ kind: "event", event }, seen);
      }
    }
    yield message({ kind: "ready", at: clock.now() }, seen);
    while (!signal?.aborted) {
      const event = fresh.shift();
      if (!event) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (isAfter(positionOf(event), seen)) {
        seen = positionOf(event);
        yield message({ kind: "event", event }, seen);
      }
    }
  } finally {
    stop();
  }
}

const message = (what: LiveMessage, { writer, position }: TailPosition) => tracked(`${writer}-${position}`, what);

const positionOf = (event: TailEvent): TailPosition => parseCursor(event.cursor) ?? { writer: "0", position: "0" };

function isAfter(a: TailPosition, b: TailPosition): boolean {
  const [aw, bw] = [BigInt(a.writer), BigInt(b.writer)];
  return aw === bw ? BigInt(a.position) > BigInt(b.position) : aw > bw;
}
