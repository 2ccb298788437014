import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";

/** No approval lifts this one: a mistake of this size is stopped, not asked about. */
export const blockAboveLimit: Rule<unknown, StandardFacts> = {
  id: "bulk.block_above",
  title: "Not more targets than anyone may approve",
  judge({ facts, params }) {
    const measure = { value: facts.targetCount, limit: params.bulkBlockAbove };
    return facts.targetCount > params.bulkBlockAbove
      ? matched(
          "block",
          `${facts.targetCount} targets; more than ${params.bulkBlockAbove} are never done at once.`,
          measure,
        )
      : silent(`${facts.targetCount} targets; the limit is ${params.bulkBlockAbove}.`, measure);
  },
};

export const holdBulk: Rule<unknown, StandardFacts> = {
  id: "bulk.hold",
  title: "A person looks at every bulk action",
  judge({ facts, params }) {
    const measure = { value: facts.targetCount, limit: params.bulkTypedCountFrom };
    const many = facts.targetCount >= params.bulkTypedCountFrom;
    const message = `${facts.targetCount} targets at once${many ? "; the approver types the number" : ""}.`;
    return matched("hold", message, measure);
  },
};

/** The accident itself: the agent meant another number than the filter found. */
export const blockUnexpectedCount: Rule<{ expectedCount?: number | undefined }, StandardFacts> = {
  id: "bulk.unexpected_count",
  title: "As many targets as the agent expected",
  judge({ input, facts }) {
    if (input.expectedCount === undefined) return silent("The agent did not say how many it expected.");
    return input.expectedCount === facts.targetCount
      ? silent(`${facts.targetCount} targets, as expected.`)
      : matched("block", `The agent expected ${input.expectedCount} targets, but ${facts.targetCount} were found.`);
  },
};
