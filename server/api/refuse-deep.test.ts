import { describe, expect, it } from "vitest";
import { DEPTH_MAX, depthProblem } from "./refuse-deep";

const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

describe("a value from outside", () => {
  it("may be nested a hundred levels deep, and not one more", () => {
    expect(depthProblem(nested(DEPTH_MAX))).toBeNull();
    expect(depthProblem(nested(DEPTH_MAX + 1))).toMatchObject({ code: "invalid_input" });
  });

  it("that is too deep is told where that begins", () => {
    const problem = depthProblem({ action: "x", evidence: [{ title: "a" }, { json: nested(100_000) }] });
    expect(problem?.details.fields).toEqual([
      { path: "evidence.1.json.0.0.0", message: "nested more than 100 levels deep" },
    ]);
  });

  it("may be wide, empty or no object at all", () => {
    for (const value of [null, undefined, 1, "text", {}, [], Array(100_000).fill({ a: [1] })]) {
      expect(depthProblem(value)).toBeNull();
    }
  });
});
