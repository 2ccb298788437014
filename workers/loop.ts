import { log } from "@/server/log";

export interface Loop {
  /** Runs the next turn now. */
  wake: () => void;
  /** Resolves when the turn under way has ended. */
  stop: () => Promise<void>;
}

const RETRY_MS = 1_000;

/** Repeats `turn` every `everyMs`, at once when woken, and again without a pause while it says there is more. */
export function startLoop(name: string, everyMs: number, turn: () => Promise<"more" | "idle">): Loop {
  let stopped = false;
  let resume: () => void = () => undefined;
  let woken = false;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopped) {
      woken = false;
      const state = await turn().catch((error: unknown) => {
        log.warn({ loop: name, err: error }, "a turn failed; the next one tries again");
        return "failed" as const;
      });
      if (state === "more" || woken || stopped) continue;
      await pause(state === "failed" ? RETRY_MS : everyMs);
    }
  };
  const done = run();
  return {
    wake() {
      woken = true;
      resume();
    },
    async stop() {
      stopped = true;
      resume();
      await done;
    },
  };
}
