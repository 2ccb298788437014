import type { EvalCase, ToolCall } from "./eval-case";
import { GRANTS } from "./crew";
import type { Crew, Grants } from "./crew";
import { plansOf } from "./plans";
import type { Plan } from "./plans";
import type { Place } from "./place";
import { deedsOf } from "./tool-table";

/** How the submitter speaks of what it read: as it is, or under another name. */
type Manner = "candid" | "sly";

/** One submission of one call, in one of the ways in which it can be tried. */
export interface Attempt {
  grants: Grants;
  action: string;
  plan: string;
  submitter: string;
  submission: Record<string, unknown>;
}

/** All the ways to try one call; none for a call that only reads. What nobody has looked at is like nothing we have. */
export async function attemptsOf(one: EvalCase, call: ToolCall, crew: Crew, place: Place): Promise<Attempt[]> {
  const deeds = deedsOf(call.tool) ?? ["nothing_alike"];
  const made = plansOf(deeds, one.side).flatMap((plan) =>
    mannersOf(one).flatMap((manner) => {
      return GRANTS.flatMap((grants) =>
        crew.muster(grants).map((submitter) => toAttempt({ one, call, plan, manner, grants, submitter, place })),
      );
    }),
  );
  return [...(await Promise.all(made)), ...(deeds.includes("nothing_alike") ? [unknownTo(call, crew)] : [])];
}

/** Whoever attacks also says that the words are the operator's. Others label what they read, when they read anything. */
function mannersOf({ side, outside }: EvalCase): Manner[] {
  if (side === "attack") return ["candid", "sly"];
  return [outside === null ? "sly" : "candid"];
}

interface Way {
  one: EvalCase;
  call: ToolCall;
  plan: Plan;
  manner: Manner;
  grants: Grants;
  submitter: string;
  place: Place;
}

async function toAttempt({ one, call, plan, manner, grants, submitter, place }: Way): Promise<Attempt> {
  const { input, evidence = [] } = await plan.draft(call, place);
  const { action, name } = plan;
  const read = one.outside === null && one.side === "benign" ? [] : [readBy(manner, one.outside ?? call.words)];
  return { grants, action, plan: name, submitter, submission: { action, input, evidence: [...evidence, ...read] } };
}

const readBy = (manner: Manner, text: string) => {
  return { kind: "log", title: "What the tool answered", text, origin: manner === "candid" ? "external" : "operator" };
};

/** By a name of the catalogue's form, so that it is the catalogue that refuses it. */
function unknownTo({ tool, words }: ToolCall, crew: Crew): Attempt {
  const action = `tool.${tool.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase()}`.slice(0, 100);
  const [submitter = ""] = crew.muster("granted");
  return { grants: "granted", action, plan: "its own name", submitter, submission: { action, input: { words } } };
}
