/** The Operations Kernel for one agent, over nothing but fetch: copy this file and use it anywhere. */
export type OpsClient = ReturnType<typeof opsClient>;

export interface Action {
  /** Missing after a dry run, which stores nothing. */
  id?: string;
  action: string;
  status: string;
  decision: { verdict: string; reasons: { rule: string; verdict: string; message: string }[] };
  generation: number;
  expiresAt: string | null;
  result?: unknown;
  /** Why it was blocked, rejected, cancelled, or failed. */
  problem?: { code: string; message: string } | null;
}

export interface Submission {
  action: string;
  input: unknown;
  evidence?: unknown[];
  note?: string;
  /** One for each intention, kept over retries and restarts: the same again is then never a second action. */
  idempotencyKey: string;
}

/** A tool of this agent, as the kernel describes it to models. `action`: the kind it submits, if it submits one. */
export interface OpsTool {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
  action: string | null;
}

/** A refusal; `code` is stable, `message` is for people and models. */
export class OpsError extends Error {
  readonly code: string;
  constructor({ code, detail }: { code: string; detail: string }) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

const OPEN = ["held", "approved", "queued", "running", "unknown"];
const NEVER = ["blocked", "rejected", "expired", "cancelled"];

export const isOpen = ({ status }: Pick<Action, "status">): boolean => OPEN.includes(status);
/** It will not be done, because policy or people said so. */
export const isRefused = ({ status }: Pick<Action, "status">): boolean => NEVER.includes(status);
/** Only people can bring it on from here. */
export const waitsForPeople = ({ id, status }: Pick<Action, "id" | "status">): boolean =>
  id !== undefined && (status === "held" || status === "unknown");

/** Why it is as it is, in a line. */
export const reasonOf = ({ status, problem, decision }: Action): string =>
  `${status}: ${problem?.message ?? decision.reasons.map(({ message }) => message).join(" ")}`;

export function opsClient({ url, key }: { url: string; key: string }) {
  const read = <Answer>(path: string) => askApi<Answer>(`${url}/api/v1${path}`, key);
  const submit = (submission: Submission) => askApi<Action>(`${url}/api/v1/actions`, key, submission);
  const wait = (id: string, timeoutSeconds = 30) =>
    read<Action>(`/actions/${id}/wait?timeoutSeconds=${timeoutSeconds}`);
  const submitAs = ({ action }: OpsTool, input: unknown, idempotencyKey: string) =>
    submit({ input: {}, ...Object(input), action, idempotencyKey });

  return {
    /** Any address that is read: `read("/members?status=pending")`. */
    read,
    submit,
    wait,
    /** However long people take; each call of the loop is a short one. */
    async waitForEnd(id: string): Promise<Action> {
      let action = await wait(id, 0);
      while (isOpen(action)) action = await wait(id);
      return action;
    },
    cancel: (id: string, reason: string) =>
      askApi<{ id: string; status: string }>(`${url}/api/v1/actions/${id}/cancel`, key, { reason }),
    async tools(): Promise<OpsTool[]> {
      const { tools } = await askMcp<{ tools: ListedTool[] }>(`${url}/api/mcp`, key, "tools/list", {});
      return tools.map(({ name, description, inputSchema, _meta }) => {
        return { name, description, inputSchema, action: _meta?.action ?? null };
      });
    },
    /** What a model's call of a tool that submits becomes. The key makes every repetition the same action. */
    submitAs,
    /** What any tool does when a model calls it. */
    async run(tool: OpsTool, input: unknown, idempotencyKey: string): Promise<unknown> {
      if (tool.action) return submitAs(tool, input, idempotencyKey);
      const call = { name: tool.name, arguments: { ...Object(input) } };
      return (await askMcp<{ structuredContent: unknown }>(`${url}/api/mcp`, key, "tools/call", call))
        .structuredContent;
    },
  };
}

interface ListedTool extends Omit<OpsTool, "action"> {
  _meta?: { action?: string };
}

const ATTEMPTS_MAX = 5;

async function askApi<Answer>(address: string, key: string, body?: object): Promise<Answer> {
  const response = await send(address, key, body);
  const answer = await response.json();
  if (!response.ok) throw new OpsError(answer);
  return answer;
}

/** Repeats what was not answered or came too fast: without harm, since submissions carry a key. */
async function send(address: string, key: string, body?: object, more: Record<string, string> = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more };
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(address, request).catch((error: unknown) => {
      if (attempt === ATTEMPTS_MAX) throw error;
    });
    if (response && (attempt === ATTEMPTS_MAX || ![429, 502, 503, 504].includes(response.status))) return response;
    const seconds = Number(response?.headers.get("retry-after") ?? 2 ** attempt / 4);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

const PROTOCOL = "2026-07-28";

/** One call of the Model Context Protocol, whose newer form needs no handshake. */
async function askMcp<Result>(
  address: string,
  key: string,
  method: string,
  params: { name?: string },
): Promise<Result> {
  const names = {
    "mcp-protocol-version": PROTOCOL,
    "mcp-method": method,
    ...(params.name && { "mcp-name": params.name }),
  };
  const envelope = {
    "io.modelcontextprotocol/protocolVersion": PROTOCOL,
    "io.modelcontextprotocol/clientInfo": { name: "ops-client", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const message = { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta: envelope } };
  const accept = "application/json, text/event-stream";
  const response = await send(address, key, message, { accept, ...names });
  const answer = await response.json();
  if (answer.code) throw new OpsError(answer);
  if (answer.error) throw new OpsError({ code: "mcp", detail: answer.error.message });
  return answer.result;
}
