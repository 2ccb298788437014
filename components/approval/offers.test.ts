import { describe, expect, it } from "vitest";
import { mayDo, refusalFor } from "./offers";

const held = { status: "held", submitter: { kind: "agent", id: "velma" }, stageHeldAt: null } as const;
const evan = { id: "e1", role: "operator" } as const;

describe("what a person is offered", () => {
  it("lets an operator decide what is held, and nothing that is decided", () => {
    expect(mayDo("approve", held, evan)).toBe(true);
    expect(mayDo("approve", { ...held, status: "approved" }, evan)).toBe(false);
  });

  it("says to every other role why not", () => {
    expect(refusalFor("reject", held, { id: "v1", role: "viewer" })).toContain("operator");
  });

  it("keeps a submitter from deciding on their own action, not from withdrawing it", () => {
    const own = { ...held, submitter: { kind: "staff", id: "e1" } } as const;
    expect(mayDo("approve", own, evan)).toBe(false);
    expect(mayDo("withdraw", own, evan)).toBe(true);
  });

  it("asks an editor where policy does, and only there", () => {
    const editor = { id: "d1", role: "editor" } as const;
    const takes = (role: "operator" | "editor") => ({ ...held, request: { quorum: [{ role, count: 1 }] } });
    expect(mayDo("approve", takes("editor"), editor)).toBe(true);
    expect(refusalFor("approve", takes("operator"), editor)).toBe("Your role is editor; this takes an operator.");
    expect(mayDo("withdraw", takes("editor"), editor)).toBe(false);
  });

  it("offers to continue only what waits after its canary, and to stop whatever runs", () => {
    const running = { ...held, status: "running" } as const;
    expect(mayDo("continue", running, evan)).toBe(false);
    expect(mayDo("continue", { ...running, stageHeldAt: new Date(0) }, evan)).toBe(true);
    expect(mayDo("stop", running, evan)).toBe(true);
  });

  it("offers another try only for what has ended without success", () => {
    expect(mayDo("retry", { ...held, status: "failed" }, evan)).toBe(true);
    expect(mayDo("retry", { ...held, status: "succeeded" }, evan)).toBe(false);
  });
});
