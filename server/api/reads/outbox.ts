import { desc, eq, ilike, or, sql } from "drizzle-orm";
import { and } from "drizzle-orm";
import { z } from "zod";
import { localMails } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { literally } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";

export const MailListInput = PageInput.extend({ q: z.string().trim().max(200).optional() });

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
  const [row] = await reader.select().from(localMails).where(eq(localMails.id, id));
  if (!row) throw new KernelError("not_found", "There is no such mail.", { id });
  return { ...row, headers: z.record(z.string(), z.string()).parse(row.headers) };
}
