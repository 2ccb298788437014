import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";

/** An agent that acts on what an outsider wrote may be acting for the outsider: the label makes a run a hold. */
export const holdOutside: Rule<unknown, Pick<StandardFacts, "evidence" | "submitterKind">> = {
  id: "evidence.outside",
  title: "Nothing that outsiders wrote stands behind it",
  reads: ["evidence", "submitterKind"],
  judge({ facts: { evidence, submitterKind } }) {
    if (submitterKind !== "agent") return silent("It was not submitted by an agent.");
    const count = evidence.filter(({ origin }) => origin === "external").length;
    return count > 0
      ? matched("hold", `${count} of its evidence was written outside, so a person looks.`)
      : silent("None of its evidence was written outside.");
  },
};
