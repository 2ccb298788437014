import type { Outputs } from "@/components/trpc/outputs";
import type { TableRequest } from "@/components/data-table/use-table-state";
import type { TableFilter } from "@/components/data-table/column";
import type { DateRange } from "./use-date-range";

export type ActorKind = (typeof ACTOR_KINDS)[number]["value"];
export type StaffList = Outputs["staff"]["list"];

const FAMILIES = [
  { value: "action", label: "Actions" },
  { value: "approval", label: "Approvals" },
  { value: "stage", label: "Canaries" },
  { value: "stop", label: "Stops" },
  { value: "run", label: "Pauses of mailings" },
  { value: "pause", label: "Asked to pause" },
  { value: "effect", label: "Resolved calls" },
  { value: "suppression", label: "Closed addresses" },
  { value: "preferences", label: "Readers' choices" },
  { value: "audience", label: "Audiences" },
  { value: "domain", label: "Sending domains" },
  { value: "kill_switch", label: "Kill switches" },
  { value: "decision", label: "Refused decisions" },
  { value: "submit", label: "Refused submissions" },
  { value: "task", label: "Tasks" },
  { value: "agent", label: "Agents" },
  { value: "agent_key", label: "Agent keys" },
  { value: "staff", label: "Staff and sign-ins" },
  { value: "staff_token", label: "Personal tokens" },
  { value: "passkey", label: "Passkeys" },
  { value: "delegation", label: "Delegations" },
  { value: "on_call", label: "On call" },
  { value: "policy", label: "Policy" },
];

export const ACTOR_KINDS = [
  { value: "agent", label: "Agent" },
  { value: "staff", label: "Staff" },
  { value: "system", label: "System" },
  { value: "anonymous", label: "Not signed in" },
] as const;

/** The table's filters; the people come from the server. */
export function auditFilters(agents: readonly string[], staff: StaffList): TableFilter[] {
  const actors = [
    ...agents.map((agent) => ({ value: agent, label: agent })),
    ...staff.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    { id: "family", label: "Family", options: FAMILIES },
    { id: "by", label: "By", options: ACTOR_KINDS },
    { id: "actor", label: "Actor", options: actors, single: true },
  ];
}

export interface AuditQuery {
  type?: string[];
  actorKind?: ActorKind[];
  actor?: string;
  actionId?: string;
  q?: string;
  from?: Date;
  to?: Date;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isActionId = (text: string) => UUID.test(text.trim());

/** What the URL asks for, as the server takes it. Values that a URL may hold but no filter has are left out. */
export function auditQuery({ q, filters }: TableRequest, range: DateRange): AuditQuery {
  const { family = [], by = [], actor = [] } = filters;
  const families = FAMILIES.filter(({ value }) => family.includes(value));
  const kinds = ACTOR_KINDS.map(({ value }) => value).filter((kind) => by.includes(kind));
  return {
    type: families.length > 0 ? families.map(({ value }) => `${value}.*`) : undefined,
    actorKind: kinds.length > 0 ? kinds : undefined,
    actor: actor[0],
    ...(q && (isActionId(q) ? { actionId: q.trim() } : { q: q.trim() })),
    from: range.from ? new Date(`${range.from}T00:00:00Z`) : undefined,
    to: range.to ? new Date(`${range.to}T23:59:59.999Z`) : undefined,
  };
}

/** The address of the export with the same filter. */
export function exportHref({ type, actorKind, actor, actionId, q, from, to }: AuditQuery): string {
  const query = new URLSearchParams();
  for (const one of type ?? []) query.append("type", one);
  for (const one of actorKind ?? []) query.append("actorKind", one);
  if (actor) query.set("actor", actor);
  if (actionId) query.set("actionId", actionId);
  if (q) query.set("q", q);
  if (from) query.set("from", from.toISOString());
  if (to) query.set("to", to.toISOString());
  return `/api/audit/export${query.size > 0 ? `?${query.toString()}` : ""}`;
}

/** The filter in words, for the export: nobody should have to guess what is in the file. */
export function filterWords(request: TableRequest, range: DateRange, filters: readonly TableFilter[]): string {
  const chosen = filters.flatMap(({ id, options }) => {
    const values = request.filters[id] ?? [];
    const labels = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
    return labels.length > 0 ? [labels.join(" or ").toLowerCase()] : [];
  });
  if (request.q) chosen.push(isActionId(request.q) ? `action ${request.q.trim().slice(0, 8)}…` : `“${request.q}”`);
  if (range.from) chosen.push(`from ${range.from}`);
  if (range.to) chosen.push(`to ${range.to}`);
  return chosen.length > 0 ? chosen.join(", ") : "the whole trail";
}
