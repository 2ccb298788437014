import type { ActionEvent } from "@/server/kernel/states";
import type { Sentences, Told } from "./told";

type Further =
  | "action.retry_asked"
  | "approval.bar_raised"
  | "approval.escalated"
  | "decision.refused"
  | "effect.resolved"
  | "pause.asked"
  | "run.continued"
  | "run.paused"
  | "stage.continued"
  | "stage.held"
  | "stop.asked";

/** Every arrow of an action's life has its sentence, or this does not compile. */
export const ACTION_SENTENCES = {
  "action.held": ({ who, what }) => `${who} asked for ${what}; policy holds it for a person`,
  "action.queued_at_submit": ({ who, what }) => `${who} asked for ${what}; policy lets it run`,
  "action.blocked_at_submit": ({ who, what }) => `${who} asked for ${what}; policy blocked it`,
  "action.voted": ({ who, what, word }) => `${who} voted for ${what}; ${word("votesMissing", "some")} more needed`,
  "action.approved": ({ who, what, reason }) => `${who} approved ${what}${reason}`,
  "action.rejected": ({ who, what, reason }) => `${who} rejected ${what}${reason}`,
  "action.expired": ({ what }) => `Nobody decided ${what} in time; it expired`,
  "action.cancelled": ({ who, what, reason }) => `${who} cancelled ${what}${reason}`,
  "action.revised": ({ who, what, word, event }) =>
    `${who} changed ${what}; it is generation ${event.generation ?? "?"} now${cause(word("cause", ""))}`,
  "action.blocked": ({ what }) => `Policy blocked ${what}`,
  "action.lapsed": ({ what }) => `The approval of ${what} outlived its validity before it could run`,
  "action.queued": ({ what }) => `${what} went into its queue`,
  "action.started": ({ who, what, word }) => `${who} started ${what}${attempt(word)}`,
  "action.returned": ({ what }) => `Something ${what} rests on changed after the decision; it went back to a person`,
  "action.resumed": ({ who, what }) => `${who} took over ${what}`,
  "action.retried": ({ what, word }) => `${what} did not work${attempt(word)}; it will be tried again`,
  "action.succeeded": ({ who, what }) => `${what} was done by ${who}`,
  "action.failed": ({ what, word }) => `${what} failed${attempt(word)}`,
  "action.uncertain": ({ what }) => `It is not known whether ${what} was done; a person must say`,
  "action.resolved": ({ who, what, word }) => `${who} settled the open outcome of ${what}: ${word("to")}`,
  "action.stopped": ({ who, what, reason }) => `${what} was stopped while it ran, by ${who}${reason}`,
  "action.retry_asked": ({ who, what, reason }) => `${who} asked to try ${what} again${reason}`,
  "approval.bar_raised": ({ what, event }) => `${what} now takes ${people(event.body.quorum)}${why(event.body.why)}`,
  "approval.escalated": ({ what, word }) =>
    `${what} has waited long; operators were reminded${step(Number(word("step", "1")))}`,
  "effect.resolved": ({ who, what, reason }) => `${who} said what became of open calls of ${what}${reason}`,
  "decision.refused": ({ who, what, word }) => `A decision of ${who} on ${what} was refused (${word("code")})`,
  "stage.held": ({ what, event }) =>
    `The canary of ${what} ${wentHow(event.body.problem)}; the rest waits for an operator`,
  "stage.continued": ({ who, what, reason }) => `${who} went on with the rest of ${what}${reason}`,
  "pause.asked": ({ who, what, reason }) => `${who} asked ${what} to pause before its next mail${reason}`,
  "run.paused": ({ who, what, reason, event }) =>
    event.body.problem
      ? `${what} paused because something went wrong${wrong(event.body.problem)}`
      : event.actor.kind === "system"
        ? `${what} paused, as an operator had asked`
        : `${who} paused ${what}${reason}`,
  "run.continued": ({ who, what, reason }) => `${who} let ${what} go on where it stood${reason}`,
  "stop.asked": ({ who, what, reason }) => `${who} asked ${what} to stop before its next target${reason}`,
} satisfies Record<ActionEvent | Further, Sentences[string]>;

const attempt = (word: Told["word"]) => {
  const count = Number(word("attempt", "1"));
  return count > 1 ? ` (attempt ${count})` : "";
};

const cause = (text: string) => (text ? `. ${text.replace(/\.$/, "")}` : "");

const step = (count: number) =>
  count > 1 ? ` for the ${count}${count === 2 ? "nd" : count === 3 ? "rd" : "th"} time` : "";

function wrong(problem: unknown): string {
  if (typeof problem !== "object" || problem === null || !("message" in problem)) return "";
  return `: ${String(problem.message).replace(/\.$/, "")}`;
}

const wentHow = (problem: unknown) => (problem ? "went wrong" : "is done");

/** A quorum is [{role, count}]. */
function people(quorum: unknown): string {
  if (!Array.isArray(quorum)) return "more people";
  const count = quorum.reduce((sum: number, one: unknown) => sum + (hasCount(one) ? one.count : 0), 0);
  return `${count} people`;
}

const hasCount = (value: unknown): value is { count: number } =>
  typeof value === "object" && value !== null && "count" in value && typeof value.count === "number";

function why(reasons: unknown): string {
  const first: unknown = Array.isArray(reasons) ? reasons[0] : undefined;
  if (typeof first !== "object" || first === null || !("message" in first)) return "";
  return `: ${String(first.message).replace(/\.$/, "")}`;
}
