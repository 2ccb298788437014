import { matched, silent } from "@/server/kernel/rule";
import type { EvidenceFact, Rule, StandardFacts } from "@/server/kernel/rule";

const IDENTITY = /\b(identity|kyc|passport|id[ -]?check|accreditation)\b/i;

/** A document that shows who somebody is: a picture, data, or a record that says so in its title. */
export function showsIdentity(evidence: readonly EvidenceFact[]): boolean {
  return evidence.some((item) => item.kind === "screenshot" || item.kind === "data" || IDENTITY.test(item.title));
}

export const holdStaleEvidence: Rule<unknown, Pick<StandardFacts, "evidence">> = {
  id: "evidence.fresh",
  title: "Evidence is fresh",
  judge({ facts, params }) {
    if (facts.evidence.length === 0) return silent("No evidence was given.");
    const ageHours = Math.max(...facts.evidence.map((item) => item.ageSeconds)) / 3600;
    const measure = { value: Math.round(ageHours), limit: params.evidenceMaxAgeHours };
    return ageHours > params.evidenceMaxAgeHours
      ? matched("hold", `The oldest evidence is ${Math.round(ageHours)} hours old.`, measure)
      : silent(`The oldest evidence is ${Math.round(ageHours)} hours old.`, measure);
  },
};
