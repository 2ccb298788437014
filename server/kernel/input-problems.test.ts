import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputProblems } from "./input-problems";

const Question = z.discriminatedUnion("field", [
  z.strictObject({ field: z.literal("status"), in: z.array(z.enum(["active", "pending"])) }),
  z.strictObject({ field: z.literal("country"), in: z.array(z.string().length(2, "is two letters")) }),
]);
type Node = z.infer<typeof Question> | { all: Node[] } | { not: Node };
const Node: z.ZodType<Node> = z.union([
  Question,
  z.strictObject({ all: z.array(z.lazy(() => Node)) }),
  z.strictObject({ not: z.lazy(() => Node) }),
]);
const Asked = z.strictObject({
  audience: z.union([z.strictObject({ audienceId: z.uuid() }), z.strictObject({ filter: Node })]),
});

const problemsOf = (audience: object) => {
  const parsed = Asked.safeParse({ audience });
  return parsed.success ? [] : inputProblems(parsed.error);
};

describe("what is wrong in an input", () => {
  it("is nothing in one that fits", () => {
    expect(problemsOf({ filter: { all: [] } })).toEqual([]);
  });

  it("is told at its place, however deep it lies in a tree", () => {
    const filter = { all: [{ field: "status", in: ["active"] }, { not: { field: "country", in: ["Swiss"] } }] };
    expect(problemsOf({ filter })).toEqual([{ path: "audience.filter.all.1.not.in.0", message: "is two letters" }]);
  });

  it("says which words there are", () => {
    const [problem] = problemsOf({ filter: { all: [{ field: "status", in: ["actve"] }] } });
    expect(problem?.path).toBe("audience.filter.all.0.in.0");
    expect(problem?.message).toContain('"active"');
  });

  it("names the word that tells what a part is, and those that it may be", () => {
    const [problem] = problemsOf({ filter: { all: [{ field: "stat", in: ["active"] }] } });
    expect(problem).toEqual({ path: "audience.filter.all.0.field", message: "must be one of: status, country" });
  });

  it("is told of the member of a union that was meant", () => {
    expect(problemsOf({ audienceId: "circle" })).toMatchObject([{ path: "audience.audienceId" }]);
    expect(problemsOf({ audienceId: 1 })).toHaveLength(1);
  });
});
