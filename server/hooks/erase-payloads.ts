import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets } from "@/drizzle/schema/actions";
import { effects, providerEvents } from "@/drizzle/schema/effects";
import { HOOK_STATES, webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Tx } from "@/server/db";
import { OPEN_STATES } from "./dispatch-events";
import { removePayloads } from "./remove-payloads";

interface Person {
  memberId: string;
  addresses: readonly string[];
}

const Row = z.object({ id: z.uuid(), state: z.enum(HOOK_STATES) });
const OPEN: readonly string[] = OPEN_STATES;

/**
 * Removes the payloads of ended events that name one of these addresses, or that are news of a mail to this member. What
 * is not processed yet is needed for that: it may be the very word that closes the address. Answers how many of each.
 */
export async function erasePayloads(tx: Tx, at: Date, person: Person): Promise<{ payloads: number; open: number }> {
  const rows = Row.array().parse([...(await findNaming(tx, person))]);
  const ended = rows.filter(({ state }) => !OPEN.includes(state)).map(({ id }) => id);
  await removePayloads(tx, ended, { at, by: "erasure" });
  return { payloads: ended.length, open: rows.length - ended.length };
}

/**
 * Reads every payload that is kept: no index knows what they say. JSON may spell an address in many ways ("\u002b" for a
 * plus) and is compared as it reads; forms as they are sent. Part of a longer address counts too: rather one payload too
 * many than one too few.
 */
function findNaming(tx: Tx, { memberId, addresses }: Person) {
  const lower = addresses.map((address) => address.toLowerCase());
  const spellings = [...lower, ...lower.map((address) => encodeURIComponent(address).toLowerCase())];
  return tx.execute(sql`
    select event.id, event.state from ${webhookEvents} as event
    where raw is not null and (
      exists (
        select from jsonb_array_elements_text(${JSON.stringify(spellings)}::text::jsonb) as spelling
        where strpos(lower(case when pg_input_is_valid(raw, 'jsonb') then raw::jsonb::text else raw end), spelling) > 0)
      or (event.source, event.event_id) in (
        select told.provider, told.event_id from ${actionTargets} as target
        join ${effects} as effect on effect.action_id = target.action_id
          and effect.generation = target.generation and effect.target_n = target.n
        join ${providerEvents} as told on told.effect_key = effect.effect_key
        where target.entity_type in ('member', 'recipient') and target.entity_id = ${memberId}))
    order by event.id for update of event`);
}
