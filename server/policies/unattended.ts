import { matched } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { showsIdentity } from "./evidence";

interface UnattendedFacts extends Pick<StandardFacts, "evidence" | "submitterKind"> {
  /** Actions of this kind that the submitter had run without a person in the last 24 hours. */
  unattendedToday: number;
}

/** Ships with an allowance of 0: everything waits for a person until an operator raises it. */
export const runWithinAllowance: Rule<unknown, UnattendedFacts> = {
  id: "unattended.allowance",
  title: "Within the day's allowance for unattended decisions",
  reads: ["unattendedToday", "evidence"],
  judge({ facts, params }) {
    const measure = { value: facts.unattendedToday + 1, limit: params.unattendedApprovalsPerDay };
    if (facts.unattendedToday >= params.unattendedApprovalsPerDay) {
      return matched("hold", `The allowance is ${params.unattendedApprovalsPerDay} a day; a person decides.`, measure);
    }
    return showsIdentity(facts.evidence)
      ? matched("run", "Identity is shown and the day's allowance is not used up.", measure)
      : matched("hold", "No evidence shows the member's identity.");
  },
};
