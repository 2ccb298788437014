import { sql } from "drizzle-orm";
import type { Reader } from "@/server/db";

/** What a mail is for, as far as suppressions tell it apart. A topic belongs to marketing. */
export type MailPurpose = { kind: "transactional" } | { kind: "marketing"; topic?: string };

/**
 * Which of these addresses must not be written to for this purpose, as they were asked. How they are spelled does not
 * matter. What has ended blocks nothing.
 */
export async function findSuppressed(
  reader: Reader,
  emails: readonly string[],
  purpose: MailPurpose,
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const asked = JSON.stringify(emails);
  // One JSON parameter instead of one per address: Postgres takes at most 65,535.
  const rows = await reader.execute<{ email: string }>(sql`
    select distinct asked.email
    from jsonb_array_elements_text(${asked}::text::jsonb) as asked (email)
    join suppressions on suppressions.email = address_key(asked.email)::citext
    where (expires_at is null or expires_at > now()) and ${blocks(purpose)}
  `);
  return new Set(rows.map(({ email }) => email));
}

function blocks(purpose: MailPurpose) {
  switch (purpose.kind) {
    case "transactional":
      return sql`scope = 'all'`;
    case "marketing":
      return sql`(scope in ('all', 'marketing') or (scope = 'topic' and topic = ${purpose.topic ?? ""}))`;
  }
}
