import { ActionListInput } from "@/server/api/reads/list-actions";
import type { ActionFilter } from "@/server/api/reads/list-actions";

/** A view of the approvals page; `where` and `order` say the same in SQL, to find a deep cursor. */
export interface View {
  name: string;
  input: ActionListInput;
  skip: number;
  where: string;
  order: string;
}

const OLDEST = "id";
const NEWEST = "id desc";

/** The views of a table of so many rows; a deep one skips a share of them. */
export const viewsOver = (rows: number): View[] => VIEWS.map((one) => ({ ...one, skip: Math.floor(one.skip * rows) }));

const VIEWS: readonly View[] = [
  view("held, oldest first", { status: "held", sort: "oldest" }, { where: "status = 'held'", order: OLDEST }),
  view(
    "held, oldest first, deep",
    { status: "held", sort: "oldest" },
    { where: "status = 'held'", order: OLDEST, skip: 0.004 },
  ),
  view("held, by expiry", { status: "held", sort: "expiry" }, { where: "status = 'held'", order: "expires_at, id" }),
  view(
    "held, by expiry, deep",
    { status: "held", sort: "expiry" },
    { where: "status = 'held'", order: "expires_at, id", skip: 0.004 },
  ),
  view(
    "held, by risk",
    { status: "held", sort: "risk" },
    { where: "status = 'held'", order: "risk_rank desc, id desc" },
  ),
  view("held, high risk", { status: "held", risk: "high", sort: "oldest" }),
  view("held, one kind", { status: "held", action: "user.approve", sort: "oldest" }),
  view("held, one agent", { status: "held", agent: "fred", sort: "newest" }),
  view("held, two risks, one queue, older than a day", {
    status: "held",
    risk: ["high", "medium"],
    queue: "approval",
    olderThanHours: 24,
    sort: "oldest",
  }),
  view("every status", { sort: "newest" }),
  view("every status, after half the table", { sort: "newest" }, { where: "true", order: NEWEST, skip: 0.5 }),
  view("every status, by risk", { sort: "risk" }),
  view("every status, by expiry", { sort: "expiry" }),
  view(
    "succeeded, after 90 % of the table",
    { status: "succeeded", sort: "newest" },
    { where: "status = 'succeeded'", order: NEWEST, skip: 0.9 },
  ),
  view("failed or unknown", { status: ["failed", "unknown"], sort: "newest" }),
  view("unknown or approved (both rare), oldest first", { status: ["unknown", "approved"], sort: "oldest" }),
  view("one agent, every status", { agent: "fred", sort: "newest" }),
  view("one rare kind, every status", { action: "user.suspend", sort: "oldest" }),
  view("high risk, every status", { risk: "high", sort: "newest" }),
  view("failed, one rare kind, one agent", { status: "failed", action: "user.suspend", agent: "fred", sort: "newest" }),
  view("older than 90 days", { olderThanHours: 2_160, sort: "newest" }),
  view("text, a common name, every status", { q: "Kessler", sort: "newest" }),
  view("text, held", { q: "Kessler", status: "held", sort: "oldest" }),
  view("text, a rare number", { q: "Juniper Macro 4242", sort: "newest" }),
  view("text, no match", { q: "Zebedee", sort: "newest" }),
  view("text, two letters, held", { q: "Qu", status: "held", sort: "oldest" }),
  view("text, two letters without a match", { q: "zz", sort: "newest" }),
];

/** Filters for which the counts beside the filter menus are measured. */
export const COUNTS: readonly { name: string; filter: ActionFilter }[] = [
  { name: "held", filter: { status: ["held"] } },
  { name: "no filter", filter: {} },
  { name: "held, high risk", filter: { status: ["held"], risk: ["high"] } },
  { name: "failed, one agent", filter: { status: ["failed"], agent: ["fred"] } },
  { name: "text", filter: { q: "Kessler" } },
  { name: "text, rare", filter: { q: "Juniper Macro 4242" } },
];

/** `skip` is a share of the table, so that a smaller one has its deep pages too. */
function view(name: string, input: unknown, { where = "true", order = NEWEST, skip = 0 } = {}): View {
  return { name, input: ActionListInput.parse(input), where, order, skip };
}
