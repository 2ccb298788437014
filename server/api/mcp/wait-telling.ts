import { WaitInput } from "@/server/api/wait-for-end";
import { clock } from "@/server/clock";
import { isTerminal } from "@/server/kernel/states";
import type { Caller, Tell, ToolInput } from "./tool";

/** Waits for an action's end as the other doors do, and tells of every status on the way there. */
export async function waitTelling(caller: Caller, input: ToolInput, tell: Tell): Promise<unknown> {
  const { id, timeoutSeconds } = WaitInput.parse(input);
  const until = clock.now().getTime() + timeoutSeconds * 1_000;
  const secondsLeft = () => Math.max(0, (until - clock.now().getTime()) / 1_000);
  let view = await caller.actions.wait({ id, timeoutSeconds: 0 });
  while (!isTerminal(view.status) && secondsLeft() > 0) {
    const { status } = view;
    await tell(status);
    view = await caller.actions.wait({ id, timeoutSeconds: secondsLeft(), whileStatus: status });
    // The time is over, or whoever waited has gone.
    if (view.status === status) break;
  }
  return view;
}
