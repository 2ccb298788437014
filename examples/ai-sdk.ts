import { dynamicTool, jsonSchema } from "ai";
import type { ModelMessage, ToolApprovalStatus, ToolSet } from "ai";
import { OpsError, isRefused, reasonOf, waitsForPeople } from "./client.ts";
import type { OpsClient } from "./client.ts";

/**
 * The Vercel AI SDK (`ai` 7): every tool of this agent, and a `toolApproval` that asks the kernel. `thread` names the
 * conversation, so that a call replayed from its history is the same action.
 *
 *     const { decisions, ...gate } = await opsGate(ops, "ticket-4711");
 *     const first = await generateText({ model, ...gate, messages });
 *     messages.push(...first.responseMessages, ...(await decisions(first.content)));   // once people have decided
 *     const second = await generateText({ model, ...gate, messages });
 *
 * The SDK's own history of approvals comes from the client and proves nothing. Nothing here believes it: what a call
 * answers is read from the kernel each time, and a forged approval finds the action held as before.
 */
export async function opsGate(ops: OpsClient, thread: string) {
  const offered = new Map((await ops.tools()).map((tool) => [tool.name, tool]));
  const actionOf = async ({ toolName, toolCallId, input }: Call) => {
    const tool = offered.get(toolName);
    return tool?.action ? await ops.submitAs(tool, input, `${thread}:${toolCallId}`) : null;
  };
  const toolApproval = async ({ toolCall }: { toolCall: Call }): Promise<ToolApprovalStatus> => {
    try {
      const action = await actionOf(toolCall);
      if (!action) return "not-applicable";
      if (isRefused(action)) return { type: "denied", reason: reasonOf(action) };
      return waitsForPeople(action) ? { type: "user-approval", reason: reasonOf(action) } : "not-applicable";
    } catch (error) {
      if (error instanceof OpsError) return { type: "denied", reason: error.message };
      throw error;
    }
  };
  const tools: ToolSet = Object.fromEntries(
    [...offered.values()].map((tool) => {
      const { name, description, inputSchema } = tool;
      const execute = (input: unknown, { toolCallId }: { toolCallId: string }) =>
        ops.run(tool, input, `${thread}:${toolCallId}`);
      return [name, dynamicTool({ description, inputSchema: jsonSchema(inputSchema), execute })];
    }),
  );
  /** Waits until each call that people must decide about has ended, and says so in the SDK's words. */
  const decisions = async (content: readonly Part[]): Promise<ModelMessage[]> => {
    const answers = content.map(async ({ type, isAutomatic, approvalId = "", toolCall }) => {
      if (type !== "tool-approval-request" || isAutomatic || !toolCall) return [];
      const { id } = (await actionOf(toolCall)) ?? {};
      if (!id) return [];
      const ended = await ops.waitForEnd(id);
      return [
        { type: "tool-approval-response" as const, approvalId, approved: !isRefused(ended), reason: reasonOf(ended) },
      ];
    });
    const responses = (await Promise.all(answers)).flat();
    return responses.length > 0 ? [{ role: "tool", content: responses }] : [];
  };
  return { tools, toolApproval, decisions };
}

interface Call {
  toolName: string;
  toolCallId: string;
  input: unknown;
}

/** What a result's content says of an approval that is asked for. */
interface Part {
  type: string;
  approvalId?: string;
  isAutomatic?: boolean;
  toolCall?: Call;
}
