import { describe, expect, it } from "vitest";
import { calmList } from "./calm-list";

const row = (id: string, status = "held") => ({ id, status });

describe("a list under somebody's hands", () => {
  it("keeps a decided row in its place, with its new status", () => {
    const { rows, newCount } = calmList([row("a"), row("b"), row("c")], [row("a"), row("c")], [row("b", "approved")]);
    expect(rows).toEqual([row("a"), row("b", "approved"), row("c")]);
    expect(newCount).toBe(0);
  });

  it("counts new rows that belong above, and does not insert them", () => {
    const { rows, newCount } = calmList([row("b"), row("c")], [row("z"), row("a"), row("b"), row("c")], []);
    expect(rows.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(newCount).toBe(2);
  });

  it("adds at the end what sorts after everything shown", () => {
    const { rows, newCount } = calmList([row("a"), row("b")], [row("b"), row("c")], [row("a", "rejected")]);
    expect(rows.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(newCount).toBe(0);
  });

  it("goes on with the next rows when all that was shown has left", () => {
    const { rows } = calmList([row("a")], [row("b"), row("c")], [row("a", "approved")]);
    expect(rows.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});
