import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACTION_STATUSES, RISK_LEVELS, actions } from "@/drizzle/schema/actions";
import { Submission } from "@/server/kernel/admit";
import { submitActions } from "@/server/kernel/submit";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { agent, makeMembers } from "@/server/testing/make";
import { testKernel } from "@/server/testing/test-kernel";
import { ACTION_SORTS } from "./action-orders";
import { countFacets } from "./count-facets";
import { ActionListInput, listActions } from "./list-actions";
import type { ActionListItem } from "./list-actions";

let database: TestDatabase;
const MADE = 33;

beforeAll(async () => {
  database = await testDatabase();
  const members = await makeMembers(database.db, MADE);
  const entries = members.map(({ id }) => {
    return { actor: agent("shaggy"), submission: Submission.parse({ action: "user.approve", input: { userId: id } }) };
  });
  await submitActions(testKernel(database.db), entries);
  const made = await database.db.select({ id: actions.id }).from(actions).orderBy(actions.id);
  // Three of each status, over all risks and many ages; some expire at the same moment.
  for (const [i, { id }] of made.entries()) {
    const set = {
      status: ACTION_STATUSES[i % ACTION_STATUSES.length],
      risk: RISK_LEVELS[i % RISK_LEVELS.length],
      submittedAt: new Date(Date.now() - i * 3_600_000),
      expiresAt: new Date(Date.now() + (i % 4) * 3_600_000),
    };
    await database.ownerDb.update(actions).set(set).where(eq(actions.id, id));
  }
});
afterAll(() => database.close());

/** Every page of a list, one after the other. */
async function walk(query: Record<string, unknown>): Promise<ActionListItem[]> {
  const seen: ActionListItem[] = [];
  for (let cursor: string | undefined; ;) {
    const input = ActionListInput.parse({ ...query, limit: 4, cursor });
    const { items, nextCursor } = await listActions(database.db, input);
    seen.push(...items);
    if (nextCursor === null) return seen;
    cursor = nextCursor;
  }
}

const idsOf = (rows: readonly ActionListItem[]) => rows.map(({ id }) => id);

describe("a list of actions", () => {
  it.each(ACTION_SORTS)("shows every row once over its pages, sorted by %s", async (sort) => {
    const seen = idsOf(await walk({ sort }));
    expect(seen).toHaveLength(MADE);
    expect(new Set(seen).size).toBe(MADE);
  });

  it.each(ACTION_SORTS)("shows the same rows in pages as at once, filtered and sorted by %s", async (sort) => {
    const query = {
      sort,
      status: ["held", "failed", "unknown"],
      risk: ["low", "high"],
      newerThanHours: 30,
      olderThanHours: 1,
    };
    const { items } = await listActions(database.db, ActionListInput.parse({ ...query, limit: 200 }));
    expect(items.length).toBeGreaterThan(0);
    expect(idsOf(await walk(query))).toEqual(idsOf(items));
  });

  it("puts the highest risk first", async () => {
    const ranks = (await walk({ sort: "risk" })).map(({ riskLevel }) => RISK_LEVELS.indexOf(riskLevel));
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });

  it("puts what expires next first, and what can no longer expire last", async () => {
    const rows = await walk({ sort: "expiry" });
    const held = rows.filter(({ status }) => status === "held");
    expect(rows.slice(0, held.length)).toEqual(held);
    const moments = held.map(({ expiresAt }) => expiresAt?.getTime() ?? 0);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });

  it("finds a word by its first letters, and by any three letters within it", async () => {
    expect(await walk({ q: "me" })).toHaveLength(MADE);
    expect(await walk({ q: "mber" })).toHaveLength(MADE);
    expect(await walk({ q: "be" })).toHaveLength(0);
    expect(await walk({ q: "%" })).toHaveLength(0);
  });
});

describe("the counts beside the filters", () => {
  it("say how many rows each choice would show, with a search and without", async () => {
    const plain = await countFacets(database.db, { risk: ["high"] });
    expect(plain.total).toBe(11);
    expect(plain.risk.map(({ count }) => count)).toEqual([11, 11, 11]);
    expect(plain.status.reduce((sum, { count }) => sum + count, 0)).toBe(11);
    expect(await countFacets(database.db, { risk: ["high"], q: "Member" })).toEqual(plain);
  });
});
