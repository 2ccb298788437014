import { describe, expect, it } from "vitest";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { addTo, changeNode, filterOf, isGroup, newGroup, newTest, treeOf } from "./builder-tree";
import { isComplete, missingIn } from "./missing-in";
import { startOf } from "./test-words";

const active = { field: "status", in: ["active"] } as const;
const british = { field: "country", in: ["GB"] } as const;
const copy = (filter: unknown) => JSON.parse(JSON.stringify(filter)) as AudienceFilter; // safe because it was one

describe("the tree of a filter", () => {
  it.each([
    { all: [] },
    { all: [active, { any: [british, { not: { any: [active, { all: [british] }] } }] }] },
    { not: { any: [active, british] } },
  ])("gives back the filter it was made of", (filter) => {
    expect(filterOf(treeOf(copy(filter)))).toEqual(filter);
  });

  it("means the same where a filter has no group at its root, or a plain not", () => {
    expect(filterOf(treeOf(copy(active)))).toEqual({ all: [active] });
    expect(filterOf(treeOf(copy({ not: { all: [active, british] } })))).toEqual({
      not: { any: [{ all: [active, british] }] },
    });
  });

  it("takes a node out, or adds one, however deep it is, and leaves the rest as it was", () => {
    const inner = newGroup();
    const deep = newGroup();
    const test = newTest(copy(british) as typeof startOf.country); // safe because it is a test of that field
    const base = treeOf(copy({ all: [active] }));
    const grown = addTo(addTo(addTo(base, base.key, inner), inner.key, deep), deep.key, test);
    expect(filterOf(grown)).toEqual({ all: [active, { any: [{ any: [british] }] }] });
    expect(filterOf(changeNode(grown, test.key, () => null))).toEqual({ all: [active, { any: [{ any: [] }] }] });
    expect(filterOf(changeNode(grown, inner.key, () => null))).toEqual({ all: [active] });
    const none = changeNode(grown, deep.key, (node) => (isGroup(node) ? { ...node, mode: "none" } : node));
    expect(filterOf(none)).toEqual({ all: [active, { any: [{ not: { any: [british] } }] }] });
  });
});

describe("a test that lacks something", () => {
  it("is told, and keeps the whole filter from being asked", () => {
    expect(missingIn({ field: "country", in: ["gb"] })).not.toBeNull();
    expect(missingIn({ field: "tags", anyOf: [] })).not.toBeNull();
    expect(missingIn({ field: "joined" })).not.toBeNull();
    expect(missingIn({ field: "engaged", never: true })).toBeNull();
    const base = treeOf({ all: [{ any: [{ field: "country", in: [] }] }] });
    expect(isComplete(base)).toBe(false);
    expect(isComplete(treeOf({ all: [{ any: [startOf.status] }] }))).toBe(true);
  });
});
