import { sql } from "drizzle-orm";
import { z } from "zod";
import { mailDeliveries } from "@/drizzle/schema/mail";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import { findSuppressed } from "@/server/email/suppression";
import type { Admission, AdmissionRequest } from "@/server/kernel/define-action";
import type { Problem } from "@/server/kernel/ports";
import { findDeclined } from "./find-declined";
import type { SendJob } from "./send-job";
import { findSendingDomain } from "./sending-domains";
import { takeRoom } from "./take-room";
import { hourlyLimit } from "./warm-up";

/**
 * Who of a slice may be written to at this moment: nobody who has left since the approval, nobody beyond what domain and
 * mailing may send an hour, and nobody at all once too many mails of it bounced or were complained about.
 */
export async function admitReaders(tx: Tx, request: AdmissionRequest<SendJob>): Promise<Admission> {
  const { actionId, input, targets, now } = request;
  const [trouble, domain, drop] = await Promise.all([
    findTrouble(tx, request),
    findSendingDomain(tx, input.sendingDomain),
    findLeft(tx, request),
  ]);
  const nobody = (problem: Problem): Admission => ({ go: new Set(), drop: [], left: { hold: problem } });
  if (trouble) return nobody(trouble);
  if (!domain?.verifiedAt)
    return nobody({ code: "domain", message: `${input.sendingDomain} is not verified any more.` });
  const dropped = new Set(drop.map(({ n }) => n));
  const ready = targets.filter(({ n }) => !dropped.has(n));
  const limits = [
    { scope: `domain:${domain.domain}`, perHour: hourlyLimit(domain, now) },
    { scope: `action:${actionId}`, perHour: input.throttlePerHour },
  ];
  const { count, moreAt } = await takeRoom(tx, limits, ready.length, now);
  const go = new Set(ready.slice(0, count).map(({ n }) => n));
  return { go, drop, left: count < ready.length ? { rest: moreAt } : null };
}

const Reader = z.object({ id: z.uuid(), email: z.string(), is_wanted: z.boolean().nullable() });

/** Who of them must be left out, and why. */
async function findLeft(tx: Tx, { targets, input: { topic } }: AdmissionRequest<SendJob>): Promise<Admission["drop"]> {
  const memberIds = targets.map(({ entityId }) => entityId);
  const ids = JSON.stringify(memberIds);
  const [rows, closed, declined] = await Promise.all([
    tx.execute(sql`
      select m.id, m.email::text as email, p.is_wanted from ${members} as m
      left join ${mailPreferences} as p on p.member_id = m.id and p.topic = ${topic}
      where m.id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`),
    findSuppressed(
      tx,
      targets.map(({ label }) => label),
      { kind: "marketing", topic },
    ),
    findDeclined(tx, memberIds, topic),
  ]);
  const known = new Map(
    Reader.array()
      .parse(rows)
      .map((row) => [row.id, row]),
  );
  return targets.flatMap(({ n, entityId, label }) => {
    const problem = declined.has(entityId) ? LEFT : whyNot(known.get(entityId), label, closed.has(label));
    return problem ? [{ n, problem }] : [];
  });
}

const LEFT: Problem = { code: "unsubscribed", message: "They left the topic after the approval." };

function whyNot(reader: z.infer<typeof Reader> | undefined, label: string, isClosed: boolean): Problem | null {
  if (isClosed) return { code: "suppressed", message: "The address was closed after the approval." };
  if (!reader || reader.email !== label)
    return { code: "address_changed", message: "This is not their address any more." };
  if (reader.is_wanted !== true) return LEFT;
  return null;
}

const Trouble = z.object({ bounced: z.coerce.number(), complained: z.coerce.number() });

/**
 * The circuit breaker: what the providers have said of the mails of this mailing so far. It reads what went wrong and
 * nothing of what went well, so that a slice costs the same at the end of a mailing as at its beginning.
 */
async function findTrouble(
  tx: Tx,
  { actionId, sentCount, params }: AdmissionRequest<SendJob>,
): Promise<Problem | null> {
  if (sentCount < params.mailingBreakerFrom) return null;
  const [row] = await tx.execute(sql`
    select count(*) filter (where state = 'bounced') as bounced, count(*) filter (where state = 'complained') as complained
    from ${mailDeliveries} where action_id = ${actionId} and state in ('bounced', 'complained')`);
  const { bounced, complained } = Trouble.parse(row);
  const over = (count: number, perMille: number) => count * 1_000 > sentCount * perMille;
  if (over(bounced, params.mailingBouncesPerMille)) {
    return { code: "many_bounces", message: `${bounced} of ${sentCount} mails bounced: the list is not what it was.` };
  }
  if (over(complained, params.mailingComplaintsPerMille)) {
    return { code: "many_complaints", message: `${complained} of ${sentCount} readers complained about spam.` };
  }
  return null;
}
