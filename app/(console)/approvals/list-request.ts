import type { TableRequest } from "@/components/data-table/use-table-state";
import type { SortOrder } from "@/components/data-table/column";
import type { ActionFilter, ActionListInput } from "@/server/api/reads/list-actions";

type ListRequest = ActionFilter & Pick<ActionListInput, "sort" | "cursor" | "limit">;

/** What the table asks for, in the words of the API. Values a URL may hold but the API does not know are its to refuse. */
export function listRequest(request: TableRequest): ListRequest {
  return { ...filterRequest(request), sort: sortName(request.sort), cursor: request.cursor, limit: request.limit };
}

/** Without page and order: what the counts beside the filters are taken over. */
export function filterRequest({ q, filters }: TableRequest): ActionFilter {
  const { status, risk, queue, action, agent, waits, age } = filters;
  const hours = Number(age?.[0]);
  // Safe because the server parses these lists and refuses a value it does not know by name.
  const lists = { status, risk, queue, action, agent, waits } as Partial<ActionFilter>;
  return { ...lists, q, olderThanHours: hours > 0 ? hours : undefined };
}

function sortName(sort: SortOrder | undefined): ActionListInput["sort"] {
  if (sort?.id === "risk") return "risk";
  if (sort?.id === "expires") return "expiry";
  return sort?.id === "submitted" && sort.desc ? "newest" : "oldest";
}

/** The orders the server can give; asking for another one returns to the default. */
export function isOffered({ id, desc }: SortOrder): boolean {
  return id === "submitted" || (id === "risk" && desc) || (id === "expires" && !desc);
}
