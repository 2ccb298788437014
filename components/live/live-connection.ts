import { problemOf } from "@/components/trpc/problem";
import type { useTRPCClient } from "@/components/trpc/trpc";
import type { LiveMessage } from "@/server/api/live-events";

/** Opens one stream; the client's own `live.events.subscribe`. */
export type Subscribe = ReturnType<typeof useTRPCClient>["live"]["events"]["subscribe"];

export interface LiveHandlers {
  onMessage: (message: LiveMessage) => void;
  onUp: () => void;
  onDown: () => void;
  /** The server ended the stream because the sign-in behind it has ended: opening it anew would not help. */
  onSignedOut: () => void;
}

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 15_000;

/**
 * The tab's one subscription to the trail. The browser reconnects by itself after a dropped line; after an answer
 * it takes for final (a server that restarts, a session that ended) we open it anew from the last seen event.
 */
export class LiveConnection {
  private lastEventId: string | undefined;
  private subscription: { unsubscribe: () => void } | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = RETRY_FIRST_MS;
  private hasBeenUp = false;

  constructor(
    private readonly subscribe: Subscribe,
    private readonly handlers: LiveHandlers,
  ) {}

  open(): void {
    this.close();
    this.subscription = this.subscribe(
      { lastEventId: this.lastEventId },
      {
        onData: ({ id, data }) => {
          this.lastEventId = id;
          this.retryMs = RETRY_FIRST_MS;
          this.handlers.onMessage(data);
        },
        onConnectionStateChange: ({ state, error }) => {
          if (state === "pending") {
            this.hasBeenUp = true;
            this.handlers.onUp();
          }
          // The first connection of a page has not stopped, it has only not come about yet.
          if (state === "connecting" && (this.hasBeenUp || error)) this.handlers.onDown();
        },
        onError: (error) => {
          if (problemOf(error).code === "unauthenticated") this.handlers.onSignedOut();
          else this.openLater();
        },
        onComplete: () => this.openLater(),
      },
    );
  }

  close(): void {
    clearTimeout(this.retryTimer);
    const { subscription } = this;
    this.subscription = undefined;
    subscription?.unsubscribe();
  }

  private openLater(): void {
    // Closing on purpose completes the subscription too.
    if (!this.subscription) return;
    this.handlers.onDown();
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.open(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_MAX_MS);
  }
}
