import { matched } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";

/** For kinds that a person decides on whatever the facts are. */
export const alwaysHold: Rule<unknown, unknown> = {
  id: "kind.always_hold",
  title: "A person decides on this kind",
  reads: [],
  judge: () => matched("hold", "A person decides on every action of this kind."),
};
