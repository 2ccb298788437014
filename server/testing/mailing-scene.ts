import { mailPreferences, sendingDomains } from "@/drizzle/schema/campaigns";
import type { members } from "@/drizzle/schema/members";
import type { ActionInput } from "@/server/actions";
import type { Db } from "@/server/db";
import { newId } from "@/server/kernel/key";
import { makeMembers } from "./make";

type Job = ActionInput<"email.send_campaign">;

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/** A sending domain of its own for each caller, verified and warm. */
export async function makeDomain(db: Db, as: Partial<typeof sendingDomains.$inferInsert> = {}): Promise<string> {
  const domain = `d${newId().slice(-8)}.hedgeco.example`;
  const warm = { verifiedAt: LONG_AGO, warmSince: LONG_AGO, hourlyMax: 100_000, createdAt: LONG_AGO };
  const [row] = await db
    .insert(sendingDomains)
    .values({ domain, mailbox: "letters", ...warm, ...as })
    .returning();
  return row?.domain ?? domain;
}

export interface Readers {
  tag: string;
  rows: Awaited<ReturnType<typeof makeMembers>>;
}

/** Active members under a tag of their own who have agreed to the newsletter. */
export async function makeReaders(
  db: Db,
  count: number,
  as: Partial<typeof members.$inferInsert> = {},
): Promise<Readers> {
  const tag = `tag ${newId().slice(-10)}`;
  const rows = await makeMembers(db, count, { status: "active", tags: [tag], ...as });
  await db.insert(mailPreferences).values(
    rows.map(({ id }) => ({
      memberId: id,
      topic: "newsletter" as const,
      isWanted: true,
      source: "sign_up",
      changedAt: LONG_AGO,
    })),
  );
  return { tag, rows };
}

export function mailingTo(tag: string, sendingDomain: string, as: Partial<Job> = {}): Job {
  return {
    name: "Autumn letters",
    audience: { filter: { field: "tags", anyOf: [tag] } },
    topic: "newsletter",
    copy: {
      templateKey: "newsletter",
      data: {
        subject: "What managers said",
        preview: "Four letters.",
        heading: "What managers said",
        paragraphs: [
          "Four managers have sent their letters. We have read them all and tell you what stood out this time.",
        ],
        stories: [],
      },
    },
    sendingDomain,
    throttlePerHour: 60_000,
    unsubscribeLink: true,
    ...as,
  };
}
