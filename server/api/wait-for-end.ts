import { z } from "zod";
import { ACTION_STATUSES } from "@/drizzle/schema/actions";
import { isTerminal } from "@/server/kernel/states";
import { KernelError } from "@/server/kernel/errors";
import type { App } from "./app-kernel";
import { readActionView } from "./reads/action-view";
import type { ActionView } from "./reads/action-view";
import type { Context } from "./request";

export const WaitInput = z.object({
  id: z.uuid(),
  timeoutSeconds: z.coerce.number().min(0).max(60).default(30),
  /** Answers already when the status is another than this one. */
  whileStatus: z.enum(ACTION_STATUSES).optional(),
});

/**
 * Answers as soon as the action is terminal, or in another status than the one known; after the timeout, with the state
 * it has then. A key that is revoked meanwhile hears nothing more.
 */
export async function waitForEnd(
  { kernel, tail }: App,
  { id, timeoutSeconds, whileStatus }: z.infer<typeof WaitInput>,
  { signal, stillStands }: Pick<Context, "signal" | "stillStands">,
): Promise<ActionView> {
  const deadline = AbortSignal.any([AbortSignal.timeout(timeoutSeconds * 1_000), signal]);
  let wake: () => void = () => undefined;
  // Listens before it reads, so that an end between the two is not missed.
  const stop = await tail.listen((events) => {
    if (events.some(({ actionId, type }) => actionId === id || type === "agent_key.revoked")) wake();
  });
  try {
    for (;;) {
      const news = new Promise<void>((resolve) => {
        wake = resolve;
        deadline.addEventListener("abort", () => resolve(), { once: true });
      });
      // Each time, the first included: it may have ended before this listened.
      if (!(await stillStands())) throw new KernelError("unauthenticated", "This sign-in has ended.");
      const view = await readActionView(kernel.db, id);
      const hasMoved = whileStatus !== undefined && view.status !== whileStatus;
      if (isTerminal(view.status) || hasMoved || deadline.aborted) return view;
      await news;
    }
  } finally {
    stop();
  }
}
