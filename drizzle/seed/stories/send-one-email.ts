import type { Cast } from "@/drizzle/seed/cast";
import { log } from "@/drizzle/seed/evidence";
import type { MemberRow } from "@/drizzle/seed/make-members";
import type { Story } from "@/drizzle/seed/story";

const SITE = "https://members.hedgeco.example";

/** Mail: transactional ones to members run by themselves. */
export const sendEmailStories = (cast: Cast): Story[] => [
  ...ran(cast),
  ...trouble(cast),
  ...blocked(cast),
  ...waiting(cast),
];

const firstName = ({ name }: MemberRow) => name.split(" ")[0] ?? name;
const membership = ({ role }: MemberRow) => role.replaceAll("_", " ");
const reachable = ({ email }: MemberRow) => !SUPPRESSED.some(({ local }) => email.startsWith(local));

/** Their addresses are on the suppression list from the beginning. */
export const SUPPRESSED = [
  { local: "bounced.mailbox@", reason: "bounce" },
  { local: "do.not.write@", reason: "unsubscribe" },
] as const;

function mail(cast: Cast, at: Date, templateKey: string, member = cast.member(at, reachable)): Story {
  const data: Record<string, Record<string, unknown>> = {
    welcome_investor: { firstName: firstName(member), dashboardUrl: `${SITE}/dashboard` },
    confirmation: {
      firstName: firstName(member),
      what: "your e-mail address",
      confirmUrl: `${SITE}/confirm/${member.id.slice(0, 8)}`,
      validHours: 24,
    },
    application_approved: { firstName: firstName(member), membership: membership(member), portalUrl: `${SITE}/start` },
    application_rejected: {
      firstName: firstName(member),
      membership: membership(member),
      reviewUrl: `${SITE}/applications/review`,
    },
  };
  const by = cast.random.chance(0.6) ? "velma" : "daphne";
  return { at, by, action: "email.send_one", input: { to: member.email, templateKey, data: data[templateKey] ?? {} } };
}

function ran(cast: Cast): Story[] {
  const keys = [
    "welcome_investor",
    "confirmation",
    "application_approved",
    "confirmation",
    "welcome_investor",
    "application_rejected",
  ];
  const days = [13, 13, 12, 11, 11, 10, 9, 9, 8, 7, 6, 6, 5, 4, 4, 3, 2, 2, 1, 1];
  return days.map((day, i) => mail(cast, cast.worktime(day), keys[i % keys.length] ?? "confirmation"));
}

function trouble(cast: Cast): Story[] {
  return [
    { ...mail(cast, cast.day(2, "15:05"), "application_approved"), trouble: "connection_lost" },
    { ...mail(cast, cast.ago(6.7), "welcome_investor"), trouble: "connection_lost" },
    {
      ...mail(cast, cast.day(7, "08:30"), "confirmation"),
      trouble: "busy",
      steps: [
        { after: 95, do: "retry", by: "ingrid", reason: "The mail server is back." },
        { after: 0.1, do: "perform" },
      ],
    },
    { ...mail(cast, cast.day(3, "12:15"), "confirmation"), trouble: "mailbox_gone" },
    { ...mail(cast, cast.day(9, "09:01"), "confirmation"), trouble: "busy_once" },
  ];
}

function blocked(cast: Cast): Story[] {
  const to = (local: string) => `${local}northgate-capital.example`;
  const confirmation = (local: string) => ({
    to: to(local),
    templateKey: "confirmation",
    data: { firstName: "Alex", what: "your new address", confirmUrl: `${SITE}/confirm/9d1f`, validHours: 24 },
  });
  return [
    ...SUPPRESSED.map(({ local }, i): Story => ({
      at: cast.day(8 - i * 3, "11:20"),
      by: "velma",
      action: "email.send_one",
      input: confirmation(local),
    })),
    // The mail queue was switched off at that time.
    mail(cast, cast.day(6, "14:12"), "welcome_investor"),
  ];
}

function waiting(cast: Cast): Story[] {
  const notice = (title: string, text: string, to: string, level = "attention") => ({
    to,
    templateKey: "operator_notice",
    data: { level, title, paragraphs: [text] },
  });
  const stranger = { firstName: "Jordan", membership: "service provider", portalUrl: `${SITE}/start` };
  const at = cast.ago(12.5);
  return [
    {
      at: cast.ago(36),
      by: "velma",
      action: "email.send_one",
      input: { to: "jordan@larkfield-legal.example", templateKey: "application_approved", data: stranger },
      note: "Applied under another address.",
    },
    {
      at,
      by: "daphne",
      action: "email.send_one",
      input: notice(
        "Quarter-end figures are due",
        "Three managers have not sent their figures yet.",
        "evan@hedgeco.example",
      ),
      evidence: [log("Open figures", ["3 of 22 funds"], { at })],
    },
    {
      at: cast.ago(0.8),
      by: "velma",
      action: "email.send_one",
      input: notice(
        "A member asks for deletion",
        "The request came by telephone; the caller knew the account.",
        "claire@hedgeco.example",
      ),
    },
    {
      at: cast.day(4, "10:44"),
      by: "daphne",
      action: "email.send_one",
      input: notice("Newsletter is ready", "The June issue waits for a last look.", "claire@hedgeco.example"),
      steps: [{ after: 20, do: "approve", by: "ingrid" }],
    },
  ];
}
