import { eq } from "drizzle-orm";
import { members } from "@/drizzle/schema/members";
import { readPreferences } from "@/server/email/campaigns/set-preferences";
import type { Preferences } from "@/server/email/campaigns/set-preferences";
import { readUnsubscribeToken } from "@/server/email/campaigns/unsubscribe-token";
import type { MailTopic } from "@/server/email/audiences/find-audience";
import { app } from "@/server/api/app-kernel";

export interface ReaderChoices {
  /** Whose choices they are, as far as whoever holds the link need know: "m…@example.com". */
  address: string;
  topic: MailTopic;
  preferences: Preferences;
}

/** What the page behind a mail's link shows; null when the link is not one of ours. Changes nothing. */
export async function readReaderChoices(token: string): Promise<ReaderChoices | null> {
  const leaving = readUnsubscribeToken(token);
  if (!leaving) return null;
  const { db } = app().kernel;
  const [[member], preferences] = await Promise.all([
    db.select({ email: members.email }).from(members).where(eq(members.id, leaving.memberId)),
    readPreferences(db, leaving.memberId),
  ]);
  if (!member) return null;
  const at = member.email.lastIndexOf("@");
  return { address: `${member.email.slice(0, 1)}…${member.email.slice(at)}`, topic: leaving.topic, preferences };
}
