import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import type { Reader, Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { findAnswers } from "@/server/kernel/answer";
import { digestOf } from "@/server/kernel/key";
import { KernelError } from "@/server/kernel/errors";
import { matched } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { switchOffCallback } from "./switch-off-callback";

const input = z
  .object({ agent: z.string().min(1).max(50), actionId: z.uuid(), event: z.literal("action.settled") })
  .strict();
type Input = z.output<typeof input>;

interface Facts {
  /** Whether the agent has a registered address that is switched on. */
  registered: boolean;
  /** Whether the action is the agent's own. */
  own: boolean;
}

const onlyRegistered: Rule<unknown, Facts> = {
  id: "webhook.registered",
  title: "Only to the agent's registered address, about its own actions",
  reads: ["registered", "own"],
  whenUnknown: "block",
  judge({ facts: { registered, own } }) {
    if (!own) return matched("block", "This action was not submitted by that agent.");
    return registered
      ? matched("run", "The address is registered and switched on.")
      : matched("block", "The agent has no registered address.");
  },
};

async function callbackOf(reader: Reader, names: readonly string[]) {
  const rows = await reader
    .select()
    .from(agents)
    .where(inArray(agents.name, [...new Set(names)]));
  return new Map(rows.map((row) => [row.name, row]));
}

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const ids = requests.map((request) => request.input.actionId);
  const callbacks = await callbackOf(
    tx,
    requests.map((request) => request.input.agent),
  );
  const rows = await tx
    .select({ id: actions.id, submitter: actions.submitter })
    .from(actions)
    .where(inArray(actions.id, ids));
  const submitters = new Map(rows.map((row) => [row.id, row.submitter]));
  return requests.map(({ input: { agent, actionId } }) => {
    if (!submitters.has(actionId)) return new KernelError("target_not_found", "There is no such action.", { actionId });
    const callback = callbacks.get(agent);
    return {
      facts: {
        registered: Boolean(callback?.callbackEnabled && callback.callbackUrl && callback.callbackSecret),
        own: submitters.get(actionId) === agent,
      },
      targets: [{ entityType: "agent", entityId: agent, entityVersion: 1, label: agent, attributes: {} }],
    };
  });
}

export const deliverWebhook = defineAction({
  name: "webhook.deliver",
  queue: "webhook",
  title: "Tell an agent",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { actionId, event } }) => ({ entityType: "action", entityId: actionId, entityVersion: event }),
  risk: () => "low",
  rules: [onlyRegistered],
  // The classes are those of the providers that call us; our own calls yield to all of them.
  priorityClass: () => "slack",
  summarize: ({ input: { agent, actionId, event } }) => ({
    title: `Tell ${agent} that its action is settled`,
    lines: [
      { label: "Event", value: event },
      { label: "Action", value: actionId },
    ],
    changes: [],
  }),
  // Receivers know an event again by its id.
  repeatable: true,
  execute: {
    port: "webhook",
    async perform({ input: { agent, actionId, event }, key }, { db, effects, signal }) {
      const callback = await readAddress(db, agent);
      if (!callback?.url || !callback.secret) {
        return { outcome: "failed", problem: { code: "not_registered", message: "The address is gone." } };
      }
      const [row] = await db.select({ settledAt: actions.settledAt }).from(actions).where(eq(actions.id, actionId));
      const data = (await findAnswers(db, [actionId])).get(actionId);
      const body = JSON.stringify({ type: event, timestamp: row?.settledAt, data });
      const { url, secret, before } = callback;
      const message = { url, secrets: secretsOf(secret, before), messageId: messageIdOf(actionId, event), body };
      const result = await effects.webhook.deliver(message, { key, signal });
      if (result.outcome === "failed" && result.problem.code === GONE) await switchOffCallback(db, { agent, url });
      return result;
    },
  },
});

/** What the port makes of a 410. */
const GONE = "callback_gone";

/** The database says whether the secret before is still in its time. */
async function readAddress(reader: Reader, agent: string) {
  const [row] = await reader
    .select({
      url: agents.callbackUrl,
      secret: agents.callbackSecret,
      before: sql<string | null>`case when ${agents.callbackSecretBeforeUntil} > now()
        then ${agents.callbackSecretBefore} end`,
    })
    .from(agents)
    .where(eq(agents.name, agent));
  return row;
}

const secretsOf = (secret: string, before: string | null): [string, ...string[]] =>
  before === null ? [secret] : [secret, before];

/** Of the event, not of the delivery: a receiver that was told twice can tell. */
const messageIdOf = (actionId: string, event: string): string => `msg_${digestOf({ actionId, event }).slice(0, 40)}`;
