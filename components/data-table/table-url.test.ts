import { describe, expect, it } from "vitest";

import { collectFilters, parseAsSort } from "./table-url";

describe("sort in the URL", () => {
  it("survives the round trip", () => {
    const sort = { id: "createdAt", desc: true };
    expect(parseAsSort.parse(parseAsSort.serialize(sort))).toEqual(sort);
  });

  it.each(["", "createdAt", "createdAt.sideways", ".desc"])("falls back to the default when it is %j", (text) => {
    expect(parseAsSort.parse(text)).toBeNull();
  });
});

describe("filters of a table", () => {
  const options = [{ value: "held", label: "Held" }];

  it("come from column facets first, then from the page", () => {
    const filters = collectFilters(
      [{ id: "status", header: "Status", facet: { options } }],
      [{ id: "age", label: "Age", options }],
    );
    expect(filters.map((filter) => [filter.id, filter.label])).toEqual([
      ["status", "Status"],
      ["age", "Age"],
    ]);
  });

  it("may not take a URL key of the table itself", () => {
    expect(() => collectFilters([], [{ id: "sort", label: "Sort", options }])).toThrow(/"sort"/);
  });
});
