import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OldTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport as OldTransportType } from "@modelcontextprotocol/sdk/shared/transport.js";
import { z } from "zod";

/** What a tool answered: our object, and whether it stands for an error. */
export interface ToolAnswer {
  isError: boolean;
  body: Record<string, unknown>;
  text: string;
}

export interface McpClient {
  /** The version of the protocol that both sides agreed on. */
  version: string | undefined;
  instructions: string | undefined;
  listTools: () => Promise<{ name: string; inputSchema: Record<string, unknown> }[]>;
  call: (name: string, input?: Record<string, unknown>, onTold?: (message: string) => void) => Promise<ToolAnswer>;
  close: () => Promise<void>;
}

type Connect = (url: string, key: string) => Promise<McpClient>;

const INFO = { name: "test", version: "1" };
const withKey = (key: string) => ({ requestInit: { headers: { authorization: `Bearer ${key}` } } });

/** The official clients, one for each form of the protocol that is in use. */
export const MCP_CLIENTS: readonly (readonly [string, Connect])[] = [
  ["the first SDK's client, which speaks 2025-11-25", connectOld],
  ["the second SDK's client as it is by default", (url, key) => connectNew(url, key, "legacy")],
  ["the second SDK's client at 2026-07-28", (url, key) => connectNew(url, key, { pin: "2026-07-28" })],
];

async function connectNew(url: string, key: string, mode: "legacy" | { pin: string }): Promise<McpClient> {
  const client = new Client(INFO, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/api/mcp`), withKey(key)));
  return {
    version: client.getNegotiatedProtocolVersion(),
    instructions: client.getInstructions(),
    listTools: async () => (await client.listTools()).tools,
    call: async (name, input = {}, onTold) => answerOf(await client.callTool({ name, arguments: input }, told(onTold))),
    close: () => client.close(),
  };
}

async function connectOld(url: string, key: string): Promise<McpClient> {
  const client = new OldClient(INFO);
  const transport = new OldTransport(new URL(`${url}/api/mcp`), withKey(key));
  // Safe because the SDK's own class implements its own interface; only the exactness of optionals differs.
  await client.connect(transport as OldTransportType);
  return {
    version: transport.protocolVersion,
    instructions: client.getInstructions(),
    listTools: async () => (await client.listTools()).tools,
    call: async (name, input = {}, onTold) =>
      answerOf(await client.callTool({ name, arguments: input }, undefined, told(onTold))),
    close: () => client.close(),
  };
}

const told = (onTold: ((message: string) => void) | undefined) =>
  onTold && { onprogress: ({ message = "" }: { message?: string }) => onTold(message) };

const Answered = z.object({
  isError: z.boolean().default(false),
  structuredContent: z.record(z.string(), z.unknown()),
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
});

function answerOf(result: unknown): ToolAnswer {
  const { isError, structuredContent: body, content } = Answered.parse(result);
  return { isError, body, text: content[0].text };
}
