import { expect, it } from "vitest";
import { bulkRisks } from "./bulk-risks";

const row = (id: string, riskLevel: "low" | "medium" | "high", targetCount = 1) => ({
  id,
  riskLevel,
  targetCount,
});

it("counts risks and targets of what would be decided", () => {
  const risks = bulkRisks([row("a", "low"), row("b", "high"), row("c", "low", 12)], []);
  expect(risks.byRisk).toEqual([
    { risk: "high", count: 1 },
    { risk: "low", count: 2 },
  ]);
  expect(risks.targets).toBe(14);
});

it("leaves out, everywhere, what asks for its own typed count", () => {
  const risks = bulkRisks([row("a", "low"), row("big", "high", 300)], ["big"]);
  expect(risks.included.map(({ id }) => id)).toEqual(["a"]);
  expect(risks.excluded.map(({ id }) => id)).toEqual(["big"]);
  expect(risks).toMatchObject({ targets: 1, byRisk: [{ risk: "low", count: 1 }] });
});
