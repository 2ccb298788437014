import { ACTION_NAMES, ACTIONS } from "@/server/actions";
import type { ActionName } from "@/server/actions";
import { mayRead } from "@/server/agents/may-read";
import type { Actor } from "@/server/kernel/actor";
import type { EventItem } from "./action-events";
import type { ActionView } from "./action-view";
import type { ActionListItem } from "./list-actions";

interface Personal {
  /** Who a title may name: nobody, only whom the submitter named itself, or a person whom the kernel looked up. */
  title: "nobody" | "as sent" | "looked up";
  /** Members of the input that may speak about persons. */
  input: readonly string[];
}

/** Where each kind speaks about persons; a kind that is not here does not compile. */
const PERSONAL: Record<ActionName, Personal> = {
  "user.approve": { title: "looked up", input: ["reason"] },
  "user.reject": { title: "looked up", input: ["reason"] },
  "user.suspend": { title: "looked up", input: ["reason"] },
  "user.approve_many": { title: "nobody", input: ["reason"] },
  "fund.verify": { title: "nobody", input: [] },
  "provider.list": { title: "nobody", input: [] },
  "email.send_one": { title: "as sent", input: ["to", "data"] },
  "email.send_campaign": { title: "nobody", input: [] },
  "email.publish_template": { title: "nobody", input: [] },
  "email.send_test": { title: "nobody", input: [] },
  "notification.send": { title: "as sent", input: ["title", "body"] },
  "webhook.deliver": { title: "nobody", input: [] },
  "profile.embed": { title: "looked up", input: [] },
  "news.publish": { title: "nobody", input: [] },
  "policy.activate": { title: "nobody", input: [] },
  "suppression.lift": { title: "looked up", input: ["reason"] },
};

/** Agents without `read:members:personal` see no names and addresses but those that they sent themselves. */
export const seesPersons = (actor: Actor): boolean => actor.kind !== "agent" || mayRead(actor, "read:members:personal");

/** The kinds whose titles this agent sees: in its own actions, and in those of others. */
export function shownTitles(): { own: ActionName[]; others: ActionName[] } {
  const titled = (...titles: Personal["title"][]) =>
    ACTION_NAMES.filter((name) => titles.includes(PERSONAL[name].title));
  return { own: titled("nobody", "as sent"), others: titled("nobody") };
}

export function maskItem<Item extends Pick<ActionListItem, "action" | "title" | "submitter">>(
  actor: Actor,
  item: Item,
): Item {
  return seesPersons(actor) ? item : { ...item, title: maskedTitle(actor, item) };
}

/** Its own words an agent reads as it sent them; of another's action it sees what is not about persons. */
export function maskView(actor: Actor, view: ActionView): ActionView {
  if (seesPersons(actor)) return view;
  const masked = maskItem(actor, view);
  if (isOwn(actor, view)) return masked;
  const problem = view.problem && {
    ...view.problem,
    message: SAID_BY_PEOPLE.has(view.problem.code) ? "…" : view.problem.message,
  };
  return { ...masked, problem, note: view.note && "…", input: maskInput(view) };
}

/** The private parts hold titles, notes and reasons; those of another's action are left out as a whole. */
export function maskEvents(actor: Actor, view: ActionView, events: EventItem[]): EventItem[] {
  if (seesPersons(actor)) return events;
  return events.map((event) => {
    if (event.private === null) return event;
    if (!isOwn(actor, view)) return { ...event, private: null };
    const title = "title" in event.private ? { title: maskedTitle(actor, view) } : {};
    return { ...event, private: { ...event.private, ...title } };
  });
}

/** Problems whose message is what an operator or a submitter wrote. */
const SAID_BY_PEOPLE = new Set(["rejected", "cancelled", "stopped"]);

const isOwn = ({ kind, id }: Actor, { submitter }: Pick<ActionListItem, "submitter">) =>
  submitter.kind === kind && submitter.id === id;

function personalOf(action: string): Personal | undefined {
  const name = ACTION_NAMES.find((known) => known === action);
  return name && PERSONAL[name];
}

function maskedTitle(actor: Actor, item: Pick<ActionListItem, "action" | "title" | "submitter">): string {
  switch (personalOf(item.action)?.title) {
    case "nobody":
      return item.title;
    case "as sent":
      if (isOwn(actor, item)) return item.title;
      break;
    case "looked up":
    case undefined:
      break;
  }
  return ACTIONS.get(item.action)?.title ?? item.action;
}

function maskInput({ action, input }: Pick<ActionView, "action" | "input">): unknown {
  if (typeof input !== "object" || input === null) return input;
  const personal = new Set(personalOf(action)?.input ?? Object.keys(input));
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, personal.has(name) ? masked(value) : value]),
  );
}

/** Of an address its domain is left, as in the directory. */
function masked(value: unknown): string {
  const domain = typeof value === "string" && /^[^@\s]+@([^@\s]+)$/.exec(value)?.[1];
  return domain ? `…@${domain}` : "…";
}
