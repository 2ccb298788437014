import { interrupt } from "@langchain/langgraph";
import { isOpen, reasonOf, waitsForPeople } from "./client.ts";
import type { Action, OpsClient, Submission } from "./client.ts";

/**
 * LangGraph.js: a node that asks the kernel, and interrupts the graph while people decide.
 *
 *     graph.addNode("approve", opsNode(ops, ({ userId, requestId }) => (
 *       { action: "user.approve", input: { userId }, idempotencyKey: requestId })))
 *     const { __interrupt__: [waiting] } = await app.invoke({ userId, requestId }, config);
 *     await ops.waitForEnd(waiting.value.id);                    // or days later, in another process
 *     const { action } = await app.invoke(new Command({ resume: true }), config);
 *
 * A resumed node runs again from its beginning: the key makes that the same action. What it is resumed with is not
 * looked at, because only the kernel knows what people decided.
 */
export function opsNode<State>(ops: OpsClient, ask: (state: State) => Submission) {
  return async (state: State): Promise<{ action: Action }> => {
    let action = await ops.submit(ask(state));
    while (waitsForPeople(action)) {
      interrupt({ id: action.id, status: action.status, reason: reasonOf(action) });
      action = await ops.submit(ask(state));
    }
    return { action: action.id && isOpen(action) ? await ops.waitForEnd(action.id) : action };
  };
}
