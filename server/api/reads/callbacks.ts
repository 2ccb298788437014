import { and, desc, eq, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { effects } from "@/drizzle/schema/effects";
import { AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import { Problem } from "@/server/kernel/ports";
import { isTerminal } from "@/server/kernel/states";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";

export const CallbackListInput = PageInput.extend({ agent: z.enum(AGENT_NAMES) });

const about = alias(actions, "about");
const Told = z.object({ actionId: z.uuid(), event: z.string() });
const Answered = z.object({ status: z.number().int() }).nullable().catch(null);

/** What an agent was told at its callback, newest first: each delivery with its tries and the last answer to it. */
export async function listCallbacks(reader: Reader, { agent, cursor, limit }: z.infer<typeof CallbackListInput>) {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await reader
    .select({ delivery: actions, call: effects, aboutTitle: about.title })
    .from(actions)
    .leftJoin(about, sql`${about.id} = (${actions.payload} ->> 'actionId')::uuid`)
    .leftJoin(effects, and(eq(effects.actionId, actions.id), eq(effects.generation, actions.generation)))
    .where(
      and(
        eq(actions.kind, "webhook.deliver"),
        sql`${actions.payload} ->> 'agent' = ${agent}`,
        after ? lt(actions.id, after.id) : undefined,
      ),
    )
    .orderBy(desc(actions.id))
    .limit(limit + 1);
  return toPage(rows, limit, { item: toItem, cursor: ({ delivery: { id } }) => encodeCursor(id, id) });
}

interface Row {
  delivery: typeof actions.$inferSelect;
  call: typeof effects.$inferSelect | null;
  aboutTitle: string | null;
}

function toItem({ delivery, call, aboutTitle }: Row) {
  const { id, status, parentId, submittedAt, settledAt } = delivery;
  const { actionId, event } = Told.parse(delivery.payload);
  return {
    ...{ id, status, parentId, submittedAt, settledAt, event, about: actionId, aboutTitle },
    attempts: call?.tries ?? 0,
    /** Of the last answer; null when nobody answered. */
    responseStatus: Answered.parse(call?.result ?? null)?.status ?? null,
    problem: Problem.nullable().parse(delivery.problem ?? call?.problem ?? null),
    mayRepeat: isTerminal(status),
  };
}

/** Where an agent is told, and since when by which secret; never the secrets. */
export async function readCallback(reader: Reader, agent: string) {
  const [row] = await reader
    .select({
      url: agents.callbackUrl,
      enabled: agents.callbackEnabled,
      secretAt: agents.callbackSecretAt,
      oldSecretUntil: sql<Date | null>`case when ${agents.callbackSecretBefore} is not null
        and ${agents.callbackSecretBeforeUntil} > now() then ${agents.callbackSecretBeforeUntil} end`.mapWith(
        agents.callbackSecretBeforeUntil,
      ),
    })
    .from(agents)
    .where(eq(agents.name, agent));
  return row ?? { url: null, enabled: false, secretAt: null, oldSecretUntil: null };
}
