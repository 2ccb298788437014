import { and, asc, eq, sql } from "drizzle-orm";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import type { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { addressKey } from "@/server/email/address-key";
import type { AudienceFilter } from "./audience-filter";
import { compileFilter } from "./compile-filter";
import { problemOfFilter } from "./problem-of-filter";

export type MailTopic = (typeof MAIL_TOPICS)[number];

export interface AudienceMember {
  id: string;
  email: string;
  name: string;
  role: (typeof members.$inferSelect)["role"];
  country: string;
  /** The same for all spellings of one address. */
  addressKey: string;
  /** What they said of the topic; null: nothing. */
  isWanted: boolean | null;
}

/** Who is meant, in the order of their ids, so that the same set gives the same digest. */
export async function findAudience(
  reader: Reader,
  filter: AudienceFilter,
  { topic, limit }: { topic: MailTopic; limit: number },
): Promise<AudienceMember[]> {
  const { id, email, name, role, country } = members;
  return reader
    .select({
      ...{ id, email, name, role, country },
      addressKey: addressKey(email),
      isWanted: mailPreferences.isWanted,
    })
    .from(members)
    .leftJoin(mailPreferences, and(eq(mailPreferences.memberId, members.id), eq(mailPreferences.topic, topic)))
    .where(compileFilter(filter))
    .orderBy(asc(members.id))
    .limit(limit);
}

/** How many are meant, and some of them drawn at random, for a person who builds the filter. */
export async function sampleAudience(reader: Reader, filter: AudienceFilter, size: number) {
  const { id, email, name, role, country } = members;
  const problem = await problemOfFilter(reader, filter);
  if (problem) throw problem;
  const where = compileFilter(filter);
  const [counted, people] = await Promise.all([
    reader
      .select({ count: sql<number>`count(*)::int` })
      .from(members)
      .where(where),
    reader
      .select({ id, email, name, role, country })
      .from(members)
      .where(where)
      .orderBy(sql`random()`)
      .limit(size),
  ]);
  return { count: counted[0]?.count ?? 0, people };
}
