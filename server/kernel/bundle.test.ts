import { describe, expect, it } from "vitest";
import { BUNDLE_TARGETS_MAX, bundle } from "./bundle";

const due = (id: string, as: Partial<Parameters<typeof bundle>[0][number]> = {}) => ({
  id,
  kind: "user.approve",
  queue: "approval",
  priority: 2,
  targetCount: 1,
  jobId: `job-${id}`,
  dispatch: 0,
  traceparent: null,
  ...as,
});
const together = () => true;
const idsOf = (list: ReturnType<typeof bundle>) => list.map(({ actionIds }) => actionIds.join(" "));

describe("what one job carries", () => {
  it("is everything of one queue, kind and priority that is done together, in the order it is due", () => {
    const list = [due("a"), due("b", { kind: "user.reject" }), due("c"), due("d", { priority: 1 })];
    expect(idsOf(bundle(list, together))).toEqual(["a c", "b", "d"]);
  });

  it("is one action where calls reach outside", () => {
    expect(idsOf(bundle([due("a"), due("b")], () => false))).toEqual(["a", "b"]);
  });

  it("has no more targets than one transaction does, and a larger action travels alone", () => {
    const many = Array.from({ length: BUNDLE_TARGETS_MAX + 1 }, (_, n) => due(String(n)));
    expect(bundle(many, together).map(({ actionIds }) => actionIds.length)).toEqual([BUNDLE_TARGETS_MAX, 1]);
    const large = [due("a"), due("big", { targetCount: 300 }), due("b"), due("c")];
    expect(idsOf(bundle(large, together))).toEqual(["a", "big", "b c"]);
  });

  it("is named by its first action, anew for each dispatch", () => {
    expect(bundle([due("a"), due("b")], together)).toMatchObject([{ bullId: "job-a", queue: "approval", priority: 2 }]);
    expect(bundle([due("a", { dispatch: 1 })], together)).toMatchObject([{ bullId: "job-a-2" }]);
  });
});
