import { matched, silent } from "@/server/kernel/rule";
import type { EvidenceFact, Rule, StandardFacts } from "@/server/kernel/rule";

/**
 * A document that shows who somebody is: a picture or data. What a title says proves nothing, and what came from
 * outside the house can only speak against an action.
 */
export function showsIdentity(evidence: readonly EvidenceFact[]): boolean {
  return evidence.some(({ kind, origin }) => origin !== "external" && (kind === "screenshot" || kind === "data"));
}

export const showsSource = (evidence: readonly EvidenceFact[]): boolean =>
  evidence.some(({ kind, origin }) => origin !== "external" && kind === "url");

export const holdStaleEvidence: Rule<unknown, Pick<StandardFacts, "evidence" | "kind">> = {
  id: "evidence.fresh",
  title: "Evidence is fresh",
  reads: ["evidence", "kind"],
  judge({ facts, params }) {
    if (facts.evidence.length === 0) return silent("No evidence was given.");
    const hoursMax = params.evidenceMaxAgeHoursFor[facts.kind] ?? params.evidenceMaxAgeHours;
    const ageHours = Math.max(...facts.evidence.map((item) => item.ageSeconds)) / 3600;
    const measure = { value: Math.round(ageHours), limit: hoursMax };
    return ageHours > hoursMax
      ? matched("hold", `The oldest evidence is ${Math.round(ageHours)} hours old.`, measure)
      : silent(`The oldest evidence is ${Math.round(ageHours)} hours old.`, measure);
  },
};
