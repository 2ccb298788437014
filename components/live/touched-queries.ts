import type { LiveMessage } from "@/server/api/live-events";

export type LiveEvent = Extract<LiveMessage, { kind: "event" }>["event"];

/** Which cached queries an event makes old. A path is a router or one of its procedures: "audit", "approvals.list". */
export interface Touched {
  /** Rows under somebody's eyes: read again at once. */
  prompt: readonly string[];
  /** Counts and charts, which cost more to read: a little later, together. */
  lazy: readonly string[];
  /** Everything that is read by this action's id. */
  actionId: string | null;
}

export function touchedBy(event: LiveEvent): Touched {
  const noun = event.type.slice(0, event.type.indexOf("."));
  const { prompt = [], lazy = [] } = BY_NOUN[noun] ?? {};
  const extra = BY_TYPE[event.type] ?? [];
  return { prompt, lazy: [...lazy, ...extra, "audit"], actionId: event.actionId };
}

const ACTION_LISTS = { prompt: ["approvals.list", "approvals.rows", "approvals.count"], lazy: ["approvals.facets", "overview", "queues"] };

const BY_NOUN: Record<string, { prompt?: readonly string[]; lazy?: readonly string[] }> = {
  action: ACTION_LISTS,
  approval: ACTION_LISTS,
  agent: { prompt: ["agents"] },
  agent_key: { prompt: ["agents"] },
  staff: { prompt: ["staff", "me"] },
  staff_token: { prompt: ["staff"] },
};

/** Operators are told of these; what an action did shows in the lists of what it changed. */
const BY_TYPE: Record<string, readonly string[]> = {
  "action.held": ["notices"],
  "action.returned": ["notices"],
  "action.failed": ["notices"],
  "action.uncertain": ["notices"],
  "action.succeeded": ["notices", "directory", "outbox", "agents"],
  "approval.escalated": ["notices"],
};

/** Whether a query of this key shows something that was touched. Keys are tRPC's: [["router", "procedure"], {input}]. */
export function isTouched(queryKey: readonly unknown[], paths: ReadonlySet<string>, actionIds: ReadonlySet<string>): boolean {
  const [path, options] = queryKey;
  if (!Array.isArray(path)) return false;
  const [router, procedure] = path.map(String);
  if (paths.has(String(router)) || paths.has(`${router}.${procedure}`)) return true;
  const id = idOf(options);
  return router === "approvals" && id !== null && actionIds.has(id);
}

function idOf(options: unknown): string | null {
  const input: unknown = isObject(options) ? options.input : null;
  return isObject(input) && typeof input.id === "string" ? input.id : null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
