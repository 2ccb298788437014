import { eq } from "drizzle-orm";
import { z } from "zod";
import { MAIL_TOPICS, mailPreferences } from "@/drizzle/schema/campaigns";
import type { Reader } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import type { Leaving } from "./unsubscribe-token";

export const Preferences = z.partialRecord(z.enum(MAIL_TOPICS), z.boolean());
export type Preferences = z.infer<typeof Preferences>;

/** Where what a member says by the link of a mailing is from. */
export const campaignSource = (actionId: string): string => `campaign:${actionId}`;

/** What a member has said of each topic; what they have said nothing of is not in it. */
export async function readPreferences(reader: Reader, memberId: string): Promise<Preferences> {
  const rows = await reader.select().from(mailPreferences).where(eq(mailPreferences.memberId, memberId));
  return Object.fromEntries(rows.map(({ topic, isWanted }) => [topic, isWanted]));
}

/**
 * What a reader says about topics by the link of a mail, effective before the next mail of any running mailing is sent:
 * each send reads it. Saying the same again changes nothing and is no event.
 */
export async function setPreferences(
  kernel: Kernel,
  { memberId, actionId }: Pick<Leaving, "memberId" | "actionId">,
  wanted: Preferences,
): Promise<void> {
  await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const before = await readPreferences(tx, memberId);
    const changed = Preferences.parse(
      Object.fromEntries(Object.entries(wanted).filter(([topic, is]) => Reflect.get(before, topic) !== is)),
    );
    for (const topic of MAIL_TOPICS) {
      const isWanted = changed[topic];
      if (isWanted === undefined) continue;
      const said = { isWanted, source: campaignSource(actionId), changedAt: now };
      await tx
        .insert(mailPreferences)
        .values({ memberId, topic, ...said })
        .onConflictDoUpdate({ target: [mailPreferences.memberId, mailPreferences.topic], set: said });
    }
    if (Object.keys(changed).length === 0) return;
    const actor = { kind: "anonymous", id: "mail-reader" } as const;
    // Not under the action: its events are the states it went through.
    const body = { memberId, campaign: actionId, ...changed };
    await appendAudit(tx, [{ type: "preferences.changed", at: now, actor, body }]);
  });
  kernel.hint("audit");
}
