import { tool } from "@openai/agents";
import type { RunToolApprovalItem } from "@openai/agents";
import { isRefused, reasonOf, waitsForPeople } from "./client.ts";
import type { OpsClient } from "./client.ts";

/**
 * The OpenAI Agents SDK: every tool of this agent. `thread` names the conversation, so that a call that is resumed,
 * perhaps by another process from the serialised state, is the same action.
 *
 *     const gate = await opsGate(ops, "ticket-4711");
 *     const agent = new Agent({ name: "Shaggy", tools: gate.tools });
 *     let result = await run(agent, "Approve the member who waits.");
 *     while (result.interruptions.length > 0) result = await run(agent, await gate.decided(result.state));
 *
 * A state that says "approved" ends the waiting and nothing else: what the tool answers is read from the kernel.
 */
export async function opsGate(ops: OpsClient, thread: string) {
  const offered = new Map((await ops.tools()).map((one) => [one.name, one]));
  const tools = [...offered.values()].map((one) => {
    // The kernel parses; what the model is shown need not be what the SDK calls strict.
    const required: string[] = [];
    const parameters = { properties: {}, required, ...one.inputSchema, ...LOOSE };
    return tool({
      ...{ name: one.name, description: one.description, parameters, strict: false },
      // A refusal is told when the tool runs, which is at once.
      needsApproval: (_, input: unknown, callId) =>
        one.action
          ? ops.submitAs(one, input, `${thread}:${callId}`).then(waitsForPeople, () => false)
          : Promise.resolve(false),
      execute: (input: unknown, _, details) => ops.run(one, input, `${thread}:${details?.toolCall?.callId}`),
      errorFunction: (_, error) => (error instanceof Error ? error.message : "The call failed."),
    });
  });
  /** Waits until each call that people must decide about has ended, and says so to the SDK. */
  const decided = async <State extends Interrupted>(state: State): Promise<State> => {
    for (const item of state.getInterruptions()) {
      const one = offered.get(item.name ?? "");
      if (!one?.action) continue;
      const { id } = await ops.submitAs(one, JSON.parse(item.arguments ?? "{}"), `${thread}:${callIdOf(item)}`);
      if (!id) continue;
      const ended = await ops.waitForEnd(id);
      if (isRefused(ended)) state.reject(item, { message: reasonOf(ended) });
      else state.approve(item);
    }
    return state;
  };
  return { tools, decided };
}

const callIdOf = ({ rawItem }: RunToolApprovalItem) => ("callId" in rawItem ? rawItem.callId : undefined);

const LOOSE = { type: "object", additionalProperties: true } as const;

/** What is needed of the SDK's RunState, whatever its agents are. */
interface Interrupted {
  getInterruptions: () => RunToolApprovalItem[];
  approve: (item: RunToolApprovalItem) => void;
  reject: (item: RunToolApprovalItem, options: { message: string }) => void;
}
