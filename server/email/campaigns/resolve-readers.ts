import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import { hostOf, isAddress, needsUnicodeMail } from "@/server/email/address";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { findAudience } from "@/server/email/audiences/find-audience";
import { problemOfFilter } from "@/server/email/audiences/problem-of-filter";
import type { AudienceMember, MailTopic } from "@/server/email/audiences/find-audience";
import { carriesUnicode } from "@/server/email/carries-unicode";
import { lineField } from "@/server/email/fields";
import { findSuppressed } from "@/server/email/suppression";
import type { Target } from "@/server/kernel/define-action";
import type { KernelError } from "@/server/kernel/errors";
import { digestOf } from "@/server/kernel/key";
import { findDeclined } from "./find-declined";
import { MARKS } from "./marks";

/** So many a mailing pins and keeps in memory at once; who means more splits them by audience. */
export const READERS_MAX = 100_000;

export interface Readers {
  targets: Target[];
  matched: number;
  suppressed: number;
  withoutConsent: number;
  unwritable: number;
  /** Of those who could be written to, but not over the mail transport that there is. */
  unreachable: number;
  /** Of those left: whose address is another member's, in other words. */
  sameAddress: number;
  neverWritten: number;
}

/** Whom a filter finds, without those who must not or cannot be written to. */
export async function resolveReaders(
  tx: Tx,
  filter: AudienceFilter,
  topic: MailTopic,
  takesUnicode = carriesUnicode(),
): Promise<Readers | KernelError> {
  const problem = await problemOfFilter(tx, filter, READERS_MAX);
  if (problem) return problem;
  const found = await findAudience(tx, filter, { topic, limit: READERS_MAX });
  const closed = await findSuppressed(
    tx,
    found.map(({ email }) => email),
    { kind: "marketing", topic },
  );
  const open = found.filter(({ email }) => !closed.has(email));
  const wanting = open.filter(({ isWanted }) => isWanted === true);
  const declined = await findDeclined(
    tx,
    wanting.map(({ id }) => id),
    topic,
  );
  const agreed = wanting.filter(({ id }) => !declined.has(id));
  const writable = agreed.filter(({ name, email }) => firstNameOf(name) !== null && isAddress(email));
  const reachable = writable.filter(({ email }) => takesUnicode || !needsUnicodeMail(email));
  const readers = [
    ...new Map(reachable.toReversed().map((member) => [member.addressKey, member])).values(),
  ].toReversed();
  const ids = readers.map(({ id }) => id);
  return {
    targets: readers.map(toTarget),
    matched: found.length,
    suppressed: found.length - open.length,
    withoutConsent: open.length - agreed.length,
    unwritable: agreed.length - writable.length,
    unreachable: writable.length - reachable.length,
    sameAddress: reachable.length - readers.length,
    neverWritten: readers.length - (await countWritten(tx, ids)),
  };
}

/**
 * The pinned ones as they are now; nobody is added. Who left or was closed since is no reason for a person to look again, for
 * among many readers there always is one: the send leaves out each of them.
 */
export async function reviewReaders(tx: Tx, pinned: readonly { entityId: string }[]): Promise<Readers> {
  const ids = pinned.map(({ entityId }) => entityId);
  const found = await loadMembers(tx, ids);
  const targets = ids.flatMap((id) => found.get(id) ?? []).map(toTarget);
  return {
    targets,
    matched: targets.length,
    ...{ suppressed: 0, withoutConsent: 0, unwritable: 0, unreachable: 0, sameAddress: 0, neverWritten: 0 },
  };
}

async function loadMembers(tx: Tx, ids: readonly string[]) {
  const { id, email, name, role, country } = members;
  const rows = await tx
    .select({ id, email, name, role, country })
    .from(members)
    .where(sql`${id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`);
  return new Map(rows.map((row) => [row.id, row]));
}

const Count = z.object({ count: z.coerce.number() });

async function countWritten(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await tx.execute(sql`
    select count(*) as count from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as asked (id)
    where exists (select from ${actionTargets} as t where t.entity_type = 'recipient' and t.entity_id = asked.id
      and t.status = 'succeeded')`);
  return Count.parse(row).count;
}

/** What an approver compares, and what the mail of each is filled with. */
const toTarget = ({ id, email, name, role, country }: Omit<AudienceMember, "isWanted" | "addressKey">): Target => ({
  entityType: "recipient",
  entityId: id,
  // Covers what the mail is filled with, so that the pin does.
  entityVersion: readerVersion(email, firstNameOf(name)),
  label: email,
  attributes: { firstName: firstNameOf(name), domain: hostOf(email), role, country },
});

const FirstName = lineField(80).refine((name) => !MARKS.test(name));

/** 28 bits of SHA-256: another address or another name is another version. */
const readerVersion = (email: string, firstName: string | null): number =>
  Number.parseInt(digestOf([email, firstName]).slice(0, 7), 16);

/** Null when the name has none that a mail can say. */
export const firstNameOf = (name: string): string | null =>
  FirstName.safeParse(name.normalize("NFC").trim().split(/\s+/)[0]).data ?? null;
