import { TASK_SENTENCES } from "@/components/task/task-sentences";
import type { EventItem } from "@/server/api/reads/action-events";
import type { ActionEvent } from "@/server/kernel/states";
import { actorName } from "./actor-name";

type Event = Pick<EventItem, "type" | "actor" | "generation" | "body" | "private">;

/** An event as a sentence; one of a type this list does not know keeps its type. */
export function eventSentence(event: Event): string {
  const sentence = BY_TYPE.get(event.type);
  return sentence ? sentence(event) : `${actorName(event.actor)}: ${event.type}`;
}

type Sentence = (event: Event) => string;

type OtherEvent =
  | "action.retry_asked"
  | "decision.refused"
  | "effect.resolved"
  | "approval.escalated"
  | "approval.bar_raised"
  | "stage.held"
  | "stage.continued"
  | "run.paused"
  | "run.continued"
  | "pause.asked"
  | "stop.asked";

/** Every arrow of an action's life has its sentence, or this does not compile. */
const SENTENCES: Record<ActionEvent | OtherEvent, Sentence> = {
  "action.held": ({ actor }) => `${actorName(actor)} submitted it; policy holds it for a person.`,
  "action.blocked_at_submit": ({ actor }) => `${actorName(actor)} submitted it; policy blocked it.`,
  "action.queued_at_submit": ({ actor }) => `${actorName(actor)} submitted it; policy lets it run.`,
  "action.voted": ({ actor, body }) =>
    `${actorName(actor)} voted to approve; ${String(body.votesMissing)} more needed.`,
  "action.approved": (event) => `${actorName(event.actor)} approved it${withReason(event)}`,
  "action.rejected": (event) => `${actorName(event.actor)} rejected it${withReason(event)}`,
  "action.expired": () => "Nobody decided in time; it expired.",
  "action.cancelled": (event) => `${actorName(event.actor)} withdrew it${withReason(event)}`,
  "action.revised": ({ actor, generation, body }) =>
    `${actorName(actor)} changed it${cause(body)}; this is generation ${generation}.`,
  "action.blocked": () => "Policy blocked it.",
  "action.lapsed": () => "The approval outlived its validity before it could run.",
  "action.queued": () => "It went into its queue.",
  "action.started": ({ body }) => `A worker started it${attempt(body)}.`,
  "action.returned": ({ body }) =>
    `Something it rests on changed after the decision${cause(body)}, so it went back to a person.`,
  "action.resumed": () => "Another worker took it over.",
  "action.retried": ({ body }) => `It did not work${attempt(body)}; it will be tried again.`,
  "action.succeeded": () => "It was done.",
  "action.failed": ({ body }) => `It failed${attempt(body)}.`,
  "action.uncertain": () => "It is not known whether it was done; a person must say.",
  "action.resolved": ({ actor, body }) => `${actorName(actor)} settled the open outcome: ${String(body.to)}.`,
  "action.stopped": (event) => `${actorName(event.actor)} stopped it while it ran${withReason(event)}`,
  "action.retry_asked": (event) => `${actorName(event.actor)} asked to try it again${withReason(event)}`,
  "effect.resolved": (event) =>
    `${actorName(event.actor)} said what became of ${countOf(event.body.targets)}${withReason(event)}`,
  "decision.refused": ({ actor, body }) => `A decision of ${actorName(actor)} was refused (${String(body.code)}).`,
  "approval.bar_raised": ({ actor }) => `With the approval of ${actorName(actor)}, it takes one person more.`,
  "stage.held": ({ body }) =>
    body.problem
      ? "Its canary went wrong; the rest waits for an operator."
      : "Its canary is done; the rest waits for an operator.",
  "stage.continued": (event) => `${actorName(event.actor)} let the rest be done${withReason(event)}`,
  "run.paused": (event) =>
    event.body.problem
      ? "Something went wrong while it was sent; the rest waits for an operator."
      : event.actor.kind === "system"
        ? "It paused, as an operator had asked."
        : `${actorName(event.actor)} paused it${withReason(event)}`,
  "run.continued": (event) => `${actorName(event.actor)} let it go on where it stood${withReason(event)}`,
  "pause.asked": (event) => `${actorName(event.actor)} asked to pause it before its next mail${withReason(event)}`,
  "stop.asked": (event) => `${actorName(event.actor)} asked to stop it${withReason(event)}`,
  "approval.escalated": () => "It waited long, so operators were reminded.",
};

const BY_TYPE = new Map<string, Sentence>(Object.entries({ ...SENTENCES, ...TASK_SENTENCES }));

function withReason({ private: secret }: Event): string {
  return typeof secret?.reason === "string" ? `: “${secret.reason}”` : ".";
}

const countOf = (targets: unknown): string =>
  Array.isArray(targets) && targets.length !== 1 ? `${targets.length} open calls` : "an open call";

const cause = (body: Event["body"]): string => (typeof body.cause === "string" ? ` (${body.cause})` : "");

const attempt = (body: Event["body"]): string =>
  typeof body.attempt === "number" && body.attempt > 1 ? ` (attempt ${body.attempt})` : "";
