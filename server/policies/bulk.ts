import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";

export const holdBulk: Rule<unknown, StandardFacts> = {
  id: "bulk.hold",
  title: "A person looks at every bulk action",
  reads: ["targetCount"],
  judge({ facts, params }) {
    const measure = { value: facts.targetCount, limit: params.bulkTypedCountFrom };
    const many = facts.targetCount >= params.bulkTypedCountFrom;
    const message = `${facts.targetCount} targets at once${many ? "; the approver types the number" : ""}.`;
    return matched("hold", message, measure);
  },
};

/** The accident itself: the agent meant another number than the filter found. */
export const blockUnexpectedCount: Rule<{ expectedCount?: number | undefined }, Pick<StandardFacts, "askedCount">> = {
  id: "bulk.unexpected_count",
  title: "As many targets as the agent expected",
  reads: ["askedCount"],
  whenUnknown: "block",
  judge({ input, facts }) {
    if (input.expectedCount === undefined) return silent("The agent did not say how many it expected.");
    return input.expectedCount === facts.askedCount
      ? silent(`${facts.askedCount} targets, as expected.`)
      : matched("block", `The agent expected ${input.expectedCount} targets, but ${facts.askedCount} were found.`);
  },
};

/** A bulk in many small submissions is still one: from the size where the approver types the count, nothing runs alone. */
export const holdSplitBulk: Rule<unknown, Pick<StandardFacts, "windowTargets" | "submitterKind" | "submitter">> = {
  id: "bulk.split",
  title: "Not a bulk in small parts",
  reads: ["windowTargets", "submitterKind", "submitter"],
  judge({ facts: { windowTargets, submitterKind, submitter }, params }) {
    if (submitterKind !== "agent") return silent("It was not submitted by an agent.");
    const measure = { value: windowTargets, limit: params.bulkTypedCountFrom };
    const text = `${windowTargets} targets of this sort by ${submitter} within an hour`;
    return windowTargets >= params.bulkTypedCountFrom
      ? matched("hold", `${text}: together that is a bulk.`, measure)
      : silent(`${text}.`, measure);
  },
};

/** Whether a set is large enough for the risk of a bulk, the parts of the last hour included. */
export const isLargeBulk = (
  { targetCount, windowTargets }: Pick<StandardFacts, "targetCount" | "windowTargets">,
  { bulkTypedCountFrom }: { bulkTypedCountFrom: number },
): boolean => Math.max(targetCount, windowTargets) >= bulkTypedCountFrom;
