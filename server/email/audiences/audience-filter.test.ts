import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { makeMembers } from "@/server/testing/make";
import { AudienceFilter } from "./audience-filter";
import type { AudienceNode } from "./audience-filter";
import { compileFilter } from "./compile-filter";
import { findAudience, sampleAudience } from "./find-audience";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  const make = async (name: string, as: Parameters<typeof makeMembers>[2]) => {
    const [row] = await makeMembers(db, 1, { name, status: "active", ...as });
    return row?.id ?? "";
  };
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const ada = await make("ada", {
    tags: ["reads letters", "x"],
    country: "DE",
    aumBand: "over_1b",
    lastSeenAt: day("2026-02-01"),
  });
  const bob = await make("bob", {
    role: "fund_manager",
    fundType: "credit",
    country: "US",
    joinedAt: day("2025-01-01"),
  });
  await make("cyd", {
    status: "pending",
    tags: ["x"],
    country: "US",
    lastEngagedAt: day("2026-01-15"),
    accredited: false,
  });
  const said = { topic: "newsletter" as const, source: "t", changedAt: day("2026-01-01") };
  await db.insert(mailPreferences).values([
    { memberId: ada, isWanted: true, ...said },
    { memberId: bob, isWanted: false, ...said },
  ]);
});
afterAll(() => database.close());

const found = async (filter: AudienceNode) => {
  const rows = await findAudience(database.db, AudienceFilter.parse(filter), { topic: "newsletter", limit: 100 });
  return rows.map(({ name }) => name).toSorted();
};
const EVERYBODY = ["ada", "bob", "cyd"];

describe("a filter finds", () => {
  it.each<[AudienceNode, string[]]>([
    [{ field: "role", in: ["fund_manager"] }, ["bob"]],
    [{ field: "status", in: ["pending"] }, ["cyd"]],
    [{ field: "country", in: ["DE", "FR"] }, ["ada"]],
    [{ field: "fundType", in: ["credit"] }, ["bob"]],
    [{ field: "aumBand", in: ["over_1b"] }, ["ada"]],
    [{ field: "accredited", is: false }, ["cyd"]],
    [{ field: "identityVerified", is: false }, EVERYBODY],
    [{ field: "tags", anyOf: ["x"] }, ["ada", "cyd"]],
    [{ field: "tags", anyOf: ["reads letters", "nothing"] }, ["ada"]],
    [{ field: "consent", topic: "newsletter", is: "given" }, ["ada"]],
    [{ field: "consent", topic: "newsletter", is: "withdrawn" }, ["bob"]],
    [{ field: "consent", topic: "newsletter", is: "unknown" }, ["cyd"]],
    [{ field: "consent", topic: "digest", is: "unknown" }, EVERYBODY],
    [{ field: "joined", before: "2025-06-01T00:00:00Z" }, ["bob"]],
    [{ field: "lastSeen", after: "2026-01-01T00:00:00Z" }, ["ada"]],
    [{ field: "lastSeen", never: true }, ["bob", "cyd"]],
    [{ field: "engaged", before: "2026-02-01T00:00:00Z", never: true }, EVERYBODY],
    [{ all: [] }, EVERYBODY],
    [{ any: [] }, []],
    [{ not: { field: "country", in: ["US"] } }, ["ada"]],
    // Who was never seen was not seen lately either.
    [{ not: { field: "lastSeen", after: "2026-01-01T00:00:00Z" } }, ["bob", "cyd"]],
    [
      { all: [{ field: "country", in: ["US"] }, { any: [{ field: "accredited", is: false }, { not: { all: [] } }] }] },
      ["cyd"],
    ],
  ])("%j: %j", async (filter, names) => expect(await found(filter)).toEqual(names));

  it("nobody by a value that is really a piece of SQL, which travels as a parameter", async () => {
    const hostile = "x') or true --";
    const { sql, params } = database.db
      .select()
      .from(members)
      .where(compileFilter({ field: "tags", anyOf: [hostile] }))
      .toSQL();
    expect(sql).not.toContain("or true");
    expect(params).toContain(JSON.stringify([hostile]));
    expect(AudienceFilter.safeParse({ field: "tags", anyOf: [hostile] }).success).toBe(false);
  });

  it("as many as it says, with a sample of them", async () => {
    const { count, people } = await sampleAudience(database.db, { field: "country", in: ["US"] }, 1);
    expect(count).toBe(2);
    expect(people).toHaveLength(1);
    const [person] = people;
    const rows = await database.db
      .select()
      .from(members)
      .where(and(eq(members.id, person?.id ?? ""), inArray(members.country, ["US"])));
    expect(rows).toHaveLength(1);
  });
});

describe("what is no filter", () => {
  const nested = (depth: number): unknown => (depth === 0 ? { all: [] } : { not: nested(depth - 1) });
  it.each([
    ["a field that members do not have", { field: "password", is: true }],
    ["a word that is not on the list", { field: "role", in: ["admin"] }],
    ["an operator of its own", { field: "country", in: ["DE"], like: "%" }],
    ["two shapes at once", { all: [], any: [] }],
    ["a time without bounds", { field: "joined" }],
    ["a tree that is too deep", nested(12)],
    [
      "a tree of too many tests",
      {
        all: Array.from({ length: 4 }, () => ({
          any: Array.from({ length: 19 }, () => ({ field: "accredited", is: true })),
        })),
      },
    ],
    ["a list that is too long", { any: Array.from({ length: 21 }, () => ({ all: [] })) }],
  ])("%s is refused", (_, filter) => expect(AudienceFilter.safeParse(filter).success).toBe(false));
});
