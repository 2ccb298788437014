import type { MemberFacts } from "@/server/members/member-facts";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";

type MemberStatus = MemberFacts["member"]["status"];

/** Blocks what would do nothing or undo something: the member must be in one of these states. */
export function memberMustBe(...allowed: readonly MemberStatus[]): Rule<unknown, MemberFacts> {
  const words = allowed.join(" or ");
  return {
    id: "member.status",
    title: `The member is ${words}`,
    reads: ["member"],
    whenUnknown: "block",
    judge({ facts }) {
      const { status } = facts.member;
      return allowed.includes(status)
        ? silent(`The member is ${status}.`)
        : matched("block", `The member is ${status}, not ${words}.`);
    },
  };
}
