import { sql } from "drizzle-orm";
import { z } from "zod";
import { actionTargets } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { findAudience } from "@/server/email/audiences/find-audience";
import type { AudienceMember, MailTopic } from "@/server/email/audiences/find-audience";
import { lineField } from "@/server/email/fields";
import { findSuppressed } from "@/server/email/suppression";
import type { Target } from "@/server/kernel/define-action";
import { digestOf } from "@/server/kernel/key";
import { MARKS } from "./marks";

/** Far above any limit, so that a too wide filter is told its true size and not "at most". */
const RESOLVE_MAX = 100_000;

export interface Readers {
  targets: Target[];
  matched: number;
  suppressed: number;
  withoutConsent: number;
  unwritable: number;
  neverWritten: number;
}

/** Whom a filter finds, without those who must not or cannot be written to. */
export async function resolveReaders(tx: Tx, filter: AudienceFilter, topic: MailTopic): Promise<Readers> {
  const found = await findAudience(tx, filter, { topic, limit: RESOLVE_MAX });
  const closed = await findSuppressed(
    tx,
    found.map(({ email }) => email),
    { kind: "marketing", topic },
  );
  const isSuppressed = ({ email }: AudienceMember) => closed.has(email.toLowerCase());
  const open = found.filter((member) => !isSuppressed(member));
  const agreed = open.filter(({ isWanted }) => isWanted === true);
  const writable = agreed.filter((member) => firstNameOf(member.name) !== null && isMailbox(member.email));
  return {
    targets: writable.map(toTarget),
    matched: found.length,
    suppressed: found.length - open.length,
    withoutConsent: open.length - agreed.length,
    unwritable: agreed.length - writable.length,
    neverWritten:
      writable.length -
      (await countWritten(
        tx,
        writable.map(({ id }) => id),
      )),
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
    ...{ suppressed: 0, withoutConsent: 0, unwritable: 0, neverWritten: 0 },
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
const toTarget = ({ id, email, name, role, country }: Omit<AudienceMember, "isWanted">): Target => ({
  entityType: "recipient",
  entityId: id,
  // Covers what the mail is filled with, so that the pin does.
  entityVersion: readerVersion(email, firstNameOf(name)),
  label: email,
  attributes: { firstName: firstNameOf(name), domain: email.split("@").at(-1)?.toLowerCase() ?? "", role, country },
});

const FirstName = lineField(80).refine((name) => !MARKS.test(name));

/** 28 bits of SHA-256: another address or another name is another version. */
const readerVersion = (email: string, firstName: string | null): number =>
  Number.parseInt(digestOf([email, firstName]).slice(0, 7), 16);

/** Null when the name has none that a mail can say. */
export const firstNameOf = (name: string): string | null =>
  FirstName.safeParse(name.normalize("NFC").trim().split(/\s+/)[0]).data ?? null;

/** The local part in ASCII and the domain as it is or in Unicode; whatever the providers would refuse is told before. */
const isMailbox = (email: string): boolean => z.email().max(254).safeParse(asciiAddress(email)).success;

function asciiAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const host = URL.parse(`http://${email.slice(at + 1)}`)?.hostname;
  return host === undefined ? email : `${email.slice(0, at)}@${host}`;
}
