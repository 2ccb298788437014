import { describe, expect, it } from "vitest";
import { mayDo, refusalFor } from "./offers";

const held = { status: "held", submitter: { kind: "agent", id: "velma" } } as const;
const evan = { id: "e1", role: "operator" } as const;

describe("what a person is offered", () => {
  it("lets an operator decide what is held, and nothing that is decided", () => {
    expect(mayDo("approve", held, evan)).toBe(true);
    expect(mayDo("approve", { ...held, status: "approved" }, evan)).toBe(false);
  });

  it("says to every other role why not", () => {
    expect(refusalFor("reject", held, { id: "v1", role: "viewer" })).toContain("operator");
  });

  it("keeps a submitter from deciding on their own action, not from cancelling it", () => {
    const own = { status: "held", submitter: { kind: "staff", id: "e1" } } as const;
    expect(mayDo("approve", own, evan)).toBe(false);
    expect(mayDo("cancel", own, evan)).toBe(true);
  });

  it("offers another try only for what has ended without success", () => {
    expect(mayDo("retry", { ...held, status: "failed" }, evan)).toBe(true);
    expect(mayDo("retry", { ...held, status: "succeeded" }, evan)).toBe(false);
  });
});
