import { sql } from "drizzle-orm";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { addressKey } from "@/server/email/address-key";
import type { MailTopic } from "@/server/email/audiences/find-audience";

/**
 * Which of these members' mailboxes have left the topic since the member agreed: two members may have one address, and
 * whoever leaves by a mail to one of them wants no more in that mailbox. The last word counts.
 */
export async function findDeclined(
  reader: Reader,
  memberIds: readonly string[],
  topic: MailTopic,
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await reader.execute<{ id: string }>(sql`
    select distinct own.id
    from jsonb_array_elements_text(${JSON.stringify(memberIds)}::text::jsonb) as asked (id)
    join ${members} as own on own.id = asked.id::uuid
    join ${mailPreferences} as agreed on agreed.member_id = own.id and agreed.topic = ${topic}
    join ${members} as other on ${addressKey(sql`other.email`)} = ${addressKey(sql`own.email`)} and other.id <> own.id
    join ${mailPreferences} as said on said.member_id = other.id and said.topic = ${topic}
      and not said.is_wanted and said.changed_at >= agreed.changed_at`);
  return new Set(rows.map(({ id }) => id));
}
