import { domainToASCII } from "node:url";
import fc from "fast-check";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { fuzzing } from "@/server/testing/test-env";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { makeMembers } from "@/server/testing/make";
import { distinctAddressKeys } from "./address-key";
import { suppress } from "./suppress";
import { findSuppressed } from "./suppression";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const keysOf = async (addresses: readonly string[]) => {
  const rows = await database.db.execute<{ key: string }>(sql`
    select address_key(value) as key
    from jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb) with ordinality as t (value, n) order by n`);
  return rows.map(({ key }) => key);
};

describe("the key of an address", () => {
  it.each([
    ["case", ["Ada@Example.COM", "ada@example.com", " ada@example.com\r\n"]],
    ["case beyond ASCII", ["JÜRGEN@example.com", "jürgen@EXAMPLE.com"]],
    ["composed or not", ["jürgen@example.com".normalize("NFC"), "Jürgen@example.com".normalize("NFD")]],
    ["a domain and its ASCII form", ["a@bücher.example", "a@BÜCHER.example", "a@XN--bcher-kva.example"]],
    ["a whole other script", ["用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v", "用户@例子。广告"]],
    ["a decomposed domain", ["a@bücher.example".normalize("NFD"), "a@xn--bcher-kva.example"]],
    ["full width", ["a@ｅｘａｍｐｌｅ．ｃｏｍ", "a@example.com"]],
    ["the dotted capital I", ["İstanbul@example.com", "i\u0307stanbul@example.com"]],
    ["sigma, wherever it stands", ["ΟΔΟΣ@example.com", "οδοσ@example.com"]],
  ])("is one for %s", async (_, spellings) => {
    expect(new Set(await keysOf(spellings)).size).toBe(1);
    expect(await distinctAddressKeys(database.db, spellings)).toHaveLength(1);
  });

  it.each([
    ["another letter", ["jurgen@example.com", "jürgen@example.com"]],
    ["a letter of another script that looks the same", ["ada@example.com", "аda@example.com"]],
    ["sharp s and double s", ["a@faß.example", "a@fass.example"]],
    ["a dot", ["ada.l@example.com", "adal@example.com"]],
    ["a tag", ["ada+x@example.com", "ada@example.com"]],
  ])("is another for %s", async (_, spellings) => expect(new Set(await keysOf(spellings)).size).toBe(spellings.length));

  it("writes domains as everybody else does, and is its own key", async () => {
    const { runs, seed } = fuzzing();
    const scripts = [
      "abcxyz019éüößñåæøłşğıčž",
      "αβγδε",
      "жзийклмн",
      "אבגדה",
      "ابتثج",
      "กขคง",
      "あいうアイウ例子广告",
      "한국어",
    ];
    const label = fc
      .constantFrom(...scripts)
      .chain((script) => fc.array(fc.constantFrom(...Array.from(script)), { minLength: 1, maxLength: 12 }))
      .map((letters) => letters.join(""));
    const drawn = fc
      .sample(fc.tuple(label, label), { numRuns: runs, seed })
      .map((labels) => `${labels.join(".")}.example`);
    // Node refuses what no registry takes, such as a label of more than 63 letters.
    const hosts = drawn.filter((host) => domainToASCII(host) !== "");
    expect(hosts.length).toBeGreaterThan(runs / 2);
    const keys = await keysOf(hosts.map((host) => `a@${host}`));
    expect(keys).toEqual(hosts.map((host) => `a@${domainToASCII(host)}`));
    expect(await keysOf(keys)).toEqual(keys);
  });

  it("of what is no address is something all the same", async () => {
    const odd = ["", "@", "no at", "a@b@c", "ü@@ü", "a@.ü.", "ü".repeat(5_000), "\u{1f980}@\u{1f980}"];
    expect(await keysOf(odd)).toHaveLength(odd.length);
  });
});

describe("a closed address", () => {
  const [composed, decomposed] = [
    "Jürgen@bücher.example".normalize("NFC"),
    "JÜRGEN@xn--bcher-kva.example".normalize("NFD"),
  ];
  const closing = { scope: "all", reason: "manual", source: "t", expiresAt: null } as const;
  const cause = { at: new Date(0), actor: { kind: "system", id: "t" }, body: {} } as const;

  it("is closed however it is spelled, whoever wrote it, and once", async () => {
    await database.db.transaction((tx) => suppress(tx, { ...closing, addresses: [composed, decomposed] }, cause));
    await expect(
      database.db.insert(suppressions).values({ ...closing, email: decomposed, createdAt: new Date(0) }),
    ).rejects.toThrow();
    const asked = [composed, decomposed, "jürgen@BÜCHER.example", "jurgen@bücher.example"];
    expect(await findSuppressed(database.db, asked, { kind: "transactional" })).toEqual(new Set(asked.slice(0, 3)));
    expect(await database.db.$count(suppressions)).toBe(1);
  });

  it("is found among the members by an index", async () => {
    await makeMembers(database.db, 50);
    const plan = await database.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute(
        sql`explain select id from members where address_key(email::text) = address_key('A@b.example')`,
      );
    });
    expect(JSON.stringify(plan)).toContain("members_address");
  });
});
