import { and, desc, eq, ilike, notLike, or, sql } from "drizzle-orm";
import { z } from "zod";
import { localMails } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { filterText, literally } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";

const SIGN_IN_LINK = "%/api/auth/callback/email%";

export const MailListInput = PageInput.extend({ q: filterText(200).optional() });

/** Whoever reads such a mail is signed in as the person it went to: it is shown to nobody, wherever it came from. */
const isNoSignInMail = and(notLike(localMails.html, SIGN_IN_LINK), notLike(localMails.text, SIGN_IN_LINK));

/** Mails that the local transport accepted, newest first; without their bodies. */
export async function listMails(reader: Reader, { q, cursor, limit }: z.infer<typeof MailListInput>) {
  const like = q ? `%${literally(q)}%` : null;
  const after = cursor ? decodeCursor(cursor, z.iso.datetime()) : null;
  const rows = await reader
    .select({
      id: localMails.id,
      to: localMails.to,
      from: localMails.from,
      subject: localMails.subject,
      acceptedAt: localMails.acceptedAt,
    })
    .from(localMails)
    .where(
      and(
        isNoSignInMail,
        like ? or(ilike(localMails.to, like), ilike(localMails.subject, like)) : undefined,
        after
          ? sql`(${localMails.acceptedAt}, ${localMails.id}) < (${after.key}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(localMails.acceptedAt), desc(localMails.id))
    .limit(limit + 1);
  return toPage(rows, limit, {
    item: (row) => row,
    cursor: (row) => encodeCursor(row.acceptedAt.toISOString(), row.id),
  });
}

/** One mail with its HTML, which a screen must only show inside a sandboxed frame. */
export async function readMail(reader: Reader, id: string) {
  const [row] = await reader
    .select()
    .from(localMails)
    .where(and(eq(localMails.id, id), isNoSignInMail));
  if (!row) throw new KernelError("not_found", "There is no such mail.", { id });
  return { ...row, headers: z.record(z.string(), z.string()).parse(row.headers) };
}
