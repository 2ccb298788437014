import { and, eq, inArray, isNull } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { notifications } from "@/drizzle/schema/notifications";
import { staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { consoleUrl } from "@/server/email/console-url";
import type { Message, TopicHandler } from "@/server/kernel/drain-outbox";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { AgentNotice, StaffMail, StaffNotice } from "@/server/kernel/outbox";
import type { Topic } from "@/server/kernel/outbox";
import { submitActions } from "@/server/kernel/submit";
import type { ActionInput, ActionName } from "./index";

/** What becomes of a message once its fact is committed: a row for the bell, or an action of the system. */
export const TOPICS: ReadonlyMap<string, TopicHandler> = new Map<Topic, TopicHandler>([
  ["notice.staff", notifyStaff],
  ["notice.mail", mailStaff],
  ["notice.agent", announceToAgents],
]);

async function notifyStaff(_kernel: Kernel, tx: Tx, messages: readonly Message[]): Promise<void> {
  const rows = messages.map(({ body, dedupeKey, createdAt }) => {
    const { text, ...notice } = StaffNotice.parse(body);
    return { ...notice, id: newId(), dedupeKey, body: text, createdAt };
  });
  await tx.insert(notifications).values(rows).onConflictDoNothing();
}

/** The mail's one link leads to the action's page, where deciding takes a session: opening it changes nothing. */
async function mailStaff(kernel: Kernel, tx: Tx, messages: readonly Message[]): Promise<void> {
  const mails = messages.map(({ body, dedupeKey }) => ({ ...StaffMail.parse(body), dedupeKey }));
  const ids = mails.map(({ staffId }) => staffId);
  const people = await tx
    .select({ id: staff.id, email: staff.email })
    .from(staff)
    .where(and(inArray(staff.id, ids), isNull(staff.disabledAt)));
  const addresses = new Map(people.map(({ id, email }) => [id, email]));
  const entries = mails.flatMap(({ staffId, level, title, text, actionId, dedupeKey }) => {
    const to = addresses.get(staffId);
    if (!to) return [];
    const action = actionId ? { label: "Open the action", url: consoleUrl(`/approvals/${actionId}`) } : undefined;
    const data = {
      level: level === "urgent" ? "urgent" : "attention",
      title: title.slice(0, TITLE_MAX),
      paragraphs: [text, "Nothing is decided by opening this mail or its link."],
      ...(action && { action }),
    };
    return [{ action: "email.send_one", input: { to, templateKey: "operator_notice", data }, key: dedupeKey }] as const;
  });
  await submitAsSystem(kernel, entries);
}

const TITLE_MAX = 120;

/** Only agents with a callback that is switched on; the others ask by themselves. */
async function announceToAgents(kernel: Kernel, tx: Tx, messages: readonly Message[]): Promise<void> {
  const ids = messages.map(({ body }) => AgentNotice.parse(body).actionId);
  const listening = await tx
    .select({ actionId: actions.id, agent: agents.name })
    .from(actions)
    .innerJoin(agents, and(eq(agents.name, actions.submitter), eq(agents.callbackEnabled, true)))
    .where(inArray(actions.id, ids));
  const entries = listening.map(({ actionId, agent }) => {
    const input = { agent, actionId, event: "action.settled" } as const;
    return { action: "webhook.deliver", input, key: `settled:${actionId}` } as const;
  });
  await submitAsSystem(kernel, entries);
}

type SystemAction = { [Name in ActionName]: { action: Name; input: ActionInput<Name>; key: string } }[ActionName];

async function submitAsSystem(kernel: Kernel, asked: readonly SystemAction[]): Promise<void> {
  const entries = asked.map(({ action, input, key }) => ({
    actor: { kind: "system" as const, id: "relay" },
    submission: { action, input, evidence: [], idempotencyKey: key, dryRun: false },
  }));
  const results = await submitActions(kernel, entries);
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) throw failed.error;
}
