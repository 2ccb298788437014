import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";

export const holdNotPending: Rule<unknown, { notPending: number }> = {
  id: "members.not_pending",
  title: "Every member of the set waits for approval",
  reads: ["notPending"],
  judge: ({ facts }) =>
    facts.notPending > 0
      ? matched("hold", `${facts.notPending} of these members do not wait for approval; they would fail.`)
      : silent("All of them wait for approval."),
};
