import { describe, expect, it } from "vitest";

import { diffRows } from "./diff-rows";

describe("the changed fields of two objects", () => {
  it("leave out what stays the same, lists of objects included", () => {
    const value = { status: "pending", tags: [{ id: 1 }], address: { city: "Zug" } };
    expect(diffRows(value, structuredClone(value))).toEqual([]);
  });

  it("name nested fields by their path", () => {
    expect(diffRows({ address: { city: "Zug" } }, { address: { city: "Bern" } })).toEqual([
      { path: "address.city", before: "Zug", after: "Bern" },
    ]);
  });

  it("tell a new field from a removed one and from null", () => {
    expect(diffRows({ a: 1, c: null }, { b: 2, c: 0 })).toEqual([
      { path: "a", before: 1, after: undefined },
      { path: "c", before: null, after: 0 },
      { path: "b", before: undefined, after: 2 },
    ]);
  });

  it("are all fields when there was no object before", () => {
    expect(diffRows(null, { status: "active" })).toEqual([{ path: "status", before: undefined, after: "active" }]);
  });
});
