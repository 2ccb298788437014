import { describe, expect, it } from "vitest";
import { auditFilters, auditQuery, exportHref, filterWords } from "./audit-filter";

const actionId = "0199c3a0-1111-7000-8000-000000000000";
const request = (filters: Record<string, string[]>, q?: string) => ({ q, filters, limit: 50 });

describe("the audit filter", () => {
  it("asks for whole families of types", () => {
    const query = auditQuery(request({ family: ["action", "agent_key"] }), { from: null, to: null });
    expect(query.type).toEqual(["action.*", "agent_key.*"]);
  });

  it("includes the last day of a range to its end", () => {
    const query = auditQuery(request({}), { from: "2026-03-01", to: "2026-03-02" });
    expect(query.from?.toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(query.to?.toISOString()).toBe("2026-03-02T23:59:59.999Z");
  });

  it("looks for a whole action id as such, and for anything else by what it may name", () => {
    const range = { from: null, to: null };
    expect(auditQuery(request({}, actionId), range)).toMatchObject({ actionId });
    expect(auditQuery(request({}, "0199c3a0"), range)).toMatchObject({ q: "0199c3a0" });
  });

  it("drops families that do not exist", () => {
    expect(auditQuery(request({ family: ["bogus"] }), { from: null, to: null }).type).toBeUndefined();
  });

  it("drops kinds of actors that do not exist", () => {
    expect(auditQuery(request({ by: ["agent", "martian"] }), { from: null, to: null }).actorKind).toEqual(["agent"]);
  });

  it("exports what it shows", () => {
    const query = auditQuery(request({ family: ["action"], actor: ["shaggy"] }), { from: "2026-03-01", to: null });
    expect(exportHref(query)).toBe("/api/audit/export?type=action.*&actor=shaggy&from=2026-03-01T00%3A00%3A00.000Z");
    expect(exportHref({})).toBe("/api/audit/export");
  });

  it("names itself in words", () => {
    const filters = auditFilters(["shaggy"], []);
    expect(filterWords(request({}), { from: null, to: null }, filters)).toBe("the whole trail");
    expect(filterWords(request({ by: ["agent"], actor: ["shaggy"] }), { from: "2026-03-01", to: null }, filters)).toBe(
      "agent, shaggy, from 2026-03-01",
    );
  });
});
