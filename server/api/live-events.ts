import { tracked } from "@trpc/server";
import { clock } from "@/server/clock";
import { KernelError } from "@/server/kernel/errors";
import { parseCursor, readEventsAfter, readTailEnd } from "@/server/live/audit-tail";
import type { TailEvent, TailPosition } from "@/server/live/audit-tail";
import type { App } from "./app-kernel";
import { toTrpcError } from "./errors";

/** Behind by more than this, a screen reloads instead of replaying. */
const REPLAY_MAX = 2_000;

/** How long a stream may go on unasked after its reader lost the right to it without an event of staff telling so. */
const RECHECK_MS = 30_000;
/** Events after which somebody may be nobody any more: disabled, signed out, sessions or tokens ended. */
const ABOUT_ACCESS = /^staff(_token)?\./;

export interface Listener {
  signal?: AbortSignal;
  stillStands: () => Promise<boolean>;
  recheckMs?: number;
}

/** `ready` carries the server's time, so that a screen's clock follows ours. */
export type LiveMessage = { kind: "ready"; at: Date } | { kind: "reload" } | { kind: "event"; event: TailEvent };

/**
 * Subscribes first, then replays from the last seen event, then streams: nothing falls between. Ends with a refusal
 * as soon as its reader would no longer be let in.
 */
export async function* liveEvents({ kernel, tail }: App, lastEventId: string | null, listener: Listener) {
  const { signal, stillStands, recheckMs = RECHECK_MS } = listener;
  const fresh: TailEvent[] = [];
  let wake: () => void = () => undefined;
  const stop = await tail.listen((events) => {
    fresh.push(...events);
    wake();
  });
  signal?.addEventListener("abort", () => wake(), { once: true });
  let isDue = false;
  const timer = setInterval(() => {
    isDue = true;
    wake();
  }, recheckMs).unref();
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
      if (isDue) {
        isDue = false;
        await refuseEnded(stillStands);
      }
      const event = fresh.shift();
      if (!event) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (isAfter(positionOf(event), seen)) {
        if (ABOUT_ACCESS.test(event.type)) await refuseEnded(stillStands);
        seen = positionOf(event);
        yield message({ kind: "event", event }, seen);
      }
    }
  } finally {
    clearInterval(timer);
    stop();
  }
}

/** As tRPC's own error: what it does not know it tells as a failure of ours, after which a client tries again. */
async function refuseEnded(stillStands: () => Promise<boolean>): Promise<void> {
  if (await stillStands()) return;
  throw toTrpcError(new KernelError("unauthenticated", "This sign-in has ended."));
}

const message = (what: LiveMessage, { writer, position }: TailPosition) => tracked(`${writer}-${position}`, what);

const positionOf = (event: TailEvent): TailPosition => parseCursor(event.cursor) ?? { writer: "0", position: "0" };

function isAfter(a: TailPosition, b: TailPosition): boolean {
  const [aw, bw] = [BigInt(a.writer), BigInt(b.writer)];
  return aw === bw ? BigInt(a.position) > BigInt(b.position) : aw > bw;
}
