import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import type { mailPreferences, sendingDomains } from "@/drizzle/schema/campaigns";
import { AUM_BANDS, FUND_TYPES } from "@/drizzle/schema/members";
import { sha256 } from "@/server/kernel/key";
import type { MemberRow } from "./make-members";

const DAY_MS = 86_400_000;

/** Drawn by the address and not in turn, so that no other part of the demo changes with it. */
const draw = (member: Pick<MemberRow, "email">, what: string): number =>
  Number.parseInt(sha256(`${member.email}:${what}`).slice(0, 8), 16) / 0x1_0000_0000;

const pick = <Word>(words: readonly Word[], at: number): Word | undefined => words[Math.floor(at * words.length)];

/** What the house knows of a member for its mailings. */
export function withTraits(member: MemberRow, now: Date): MemberRow {
  const engagedDays = draw(member, "engaged") * 200;
  const tags = [
    ...(draw(member, "letters") < 0.3 ? ["reads letters"] : []),
    ...(draw(member, "circle") < 0.05 ? ["founding circle"] : []),
    ...(draw(member, "events") < 0.2 ? ["comes to events"] : []),
  ];
  return {
    ...member,
    tags,
    fundType: member.role === "service_provider" ? null : (pick(FUND_TYPES, draw(member, "fund")) ?? null),
    aumBand: member.role === "service_provider" ? null : (pick(AUM_BANDS, draw(member, "aum")) ?? null),
    lastEngagedAt: engagedDays < 120 ? new Date(now.getTime() - engagedDays * DAY_MS) : null,
  };
}

/** What they said of each topic when they signed up: six of ten agreed to a topic, some refused, the others said nothing. */
export function preferencesOf(member: MemberRow): (typeof mailPreferences.$inferInsert)[] {
  return MAIL_TOPICS.flatMap((topic) => {
    const said = draw(member, topic);
    if (said > 0.68) return [];
    return [{ memberId: member.id, topic, isWanted: said < 0.6, source: "sign_up", changedAt: member.joinedAt }];
  });
}

/** One that is warm, one that is being warmed up, one whose records are not right yet. */
export function makeSendingDomains(now: Date): (typeof sendingDomains.$inferInsert)[] {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return [
    {
      domain: "news.hedgeco.example",
      mailbox: "letters",
      verifiedAt: ago(200),
      warmSince: ago(200),
      hourlyMax: 5_000,
      createdAt: ago(200),
    },
    {
      domain: "events.hedgeco.example",
      mailbox: "events",
      verifiedAt: ago(4),
      warmSince: ago(4),
      hourlyMax: 2_000,
      createdAt: ago(5),
    },
    {
      domain: "mail.hedgeco.example",
      mailbox: "hello",
      verifiedAt: null,
      warmSince: ago(1),
      hourlyMax: 2_000,
      createdAt: ago(1),
    },
  ];
}
