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
  const isNewVersion = NEW_VERSION.has(event.type);
  return {
    prompt: isNewVersion ? [...prompt, ...PINNED] : prompt,
    lazy: [...lazy, ...(BY_TYPE[event.type] ?? []), "audit"],
    actionId: event.actionId,
  };
}

const ACTION_LISTS = {
  prompt: ["approvals.list", "approvals.rows", "approvals.hints", "approvals.count"],
  lazy: [
    ...["approvals.facets", "overview", "queues", "directory.history", "agents.callbacks"],
    ...["tasks.get", "tasks.events", "mailings.list"],
  ],
};

const BY_NOUN: Record<string, { prompt?: readonly string[]; lazy?: readonly string[] }> = {
  action: ACTION_LISTS,
  approval: ACTION_LISTS,
  stage: ACTION_LISTS,
  effect: ACTION_LISTS,
  stop: ACTION_LISTS,
  run: ACTION_LISTS,
  pause: ACTION_LISTS,
  audience: { prompt: ["audiences"] },
  domain: { prompt: ["mailings"] },
  task: { prompt: ["tasks"] },
  agent: { prompt: ["agents", "approvals.hints", "stops"] },
  agent_key: { prompt: ["agents"] },
  staff: { prompt: ["staff", "me"] },
  policy: { prompt: ["policies"] },
  template: { prompt: ["templates"] },
  kill_switch: { prompt: ["stops", "switches"], lazy: ["notices"] },
  staff_token: { prompt: ["staff"] },
  passkey: { prompt: ["passkeys", "me"] },
  delegation: { prompt: ["delegations"], lazy: ["notices"] },
  on_call: { prompt: ["onCall"] },
  suppression: { prompt: ["suppressions", "webhooks.get"] },
  webhook: { prompt: ["webhooks"], lazy: ["notices"] },
};

/** Heavy, and the same as long as the version is the same. */
const PINNED = ["approvals.evidence", "approvals.copy", "mailings.mail"];
const NEW_VERSION = new Set(["action.revised", "action.returned"]);

/** Operators are told of these; what an action did shows in the lists of what it changed. */
const BY_TYPE: Record<string, readonly string[]> = {
  "action.held": ["notices", "templates.get", "templates.uses"],
  "action.returned": ["notices"],
  "action.failed": ["notices"],
  "action.uncertain": ["notices"],
  "action.succeeded": ["notices", "directory", "outbox", "agents", "suppressions", "templates"],
  "approval.escalated": ["notices"],
  "task.escalated": ["notices"],
  "staff.created": ["notices"],
  "staff.role_changed": ["notices"],
  "staff.password_set": ["notices"],
  "agent.owner_set": ["notices"],
  "stage.held": ["notices"],
  "member.erased": ["webhooks", "outbox", "suppressions"],
};

/** Whether a query of this key shows something that was touched. Keys are tRPC's: [["router", "procedure"], {input}]. */
export function isTouched(
  queryKey: readonly unknown[],
  paths: ReadonlySet<string>,
  actionIds: ReadonlySet<string>,
): boolean {
  const [path, options] = queryKey;
  if (!Array.isArray(path)) return false;
  const name = path.slice(0, 2).join(".");
  if (paths.has(String(path[0])) || paths.has(name)) return true;
  const id = idOf(options);
  return (
    (path[0] === "approvals" || path[0] === "mailings") && !PINNED.includes(name) && id !== null && actionIds.has(id)
  );
}

function idOf(options: unknown): string | null {
  const input: unknown = isObject(options) ? options.input : null;
  return isObject(input) && typeof input.id === "string" ? input.id : null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
