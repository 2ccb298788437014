import { inArray, isNotNull, and, sql } from "drizzle-orm";
import { localMails, softBounces, suppressions } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";

const ERASED = "Erased on request.";

/**
 * Mails that stayed here lose what they say and to whom; that one was sent stays, so that it is not sent again. Counts of
 * bounces go. A closed address stays closed, without the words about it: who does not want mail must not get any.
 */
export async function eraseAddresses(
  tx: Tx,
  addresses: readonly string[],
): Promise<{ mails: number; bounces: number }> {
  const emails = addresses.map((address) => address.toLowerCase());
  if (emails.length === 0) return { mails: 0, bounces: 0 };
  const mails = await tx
    .update(localMails)
    .set({ to: "erased", subject: ERASED, html: `<p>${ERASED}</p>`, text: ERASED, headers: {} })
    .where(inArray(sql`lower(${localMails.to})`, emails))
    .returning({ id: localMails.id });
  const bounces = await tx
    .delete(softBounces)
    .where(inArray(softBounces.email, emails))
    .returning({ email: softBounces.email });
  await tx
    .update(suppressions)
    .set({ note: null })
    .where(and(inArray(suppressions.email, emails), isNotNull(suppressions.note)));
  return { mails: mails.length, bounces: bounces.length };
}
