import type { Cast } from "@/drizzle/seed/cast";
import { data, log, screenshot } from "@/drizzle/seed/evidence";
import type { MemberRow } from "@/drizzle/seed/make-members";
import type { Story } from "@/drizzle/seed/story";

/** Suspensions are high risk: a day to decide, and an hour to start once approved. */
export const suspendUserStories = (cast: Cast): Story[] => [...ran(cast), ...turns(cast), ...waiting(cast)];

const isActive = ({ status }: MemberRow) => status === "active";

function suspend(cast: Cast, at: Date, reason: string): Story {
  const member = cast.member(at, isActive);
  const seen = [0, 7, 12].map((minutes) => new Date(at.getTime() - (50 - minutes) * 60_000).toISOString());
  const evidence = [
    log(
      "Access log",
      seen.map((time, i) => `${time} sign-in from country ${["BR", "SG", "CA"][i]} account=${member.email}`),
      { at },
    ),
    screenshot("Profile", [member.name, member.email, `MEMBER SINCE ${member.joinedAt.toISOString().slice(0, 10)}`], {
      at,
    }),
  ];
  return {
    at,
    by: "fred",
    action: "user.suspend",
    input: { userId: member.id, reason },
    evidence,
    reasonCode: "account_safety",
  };
}

const ran = (cast: Cast): Story[] =>
  (
    [
      [11, "08:20", "Signed in from three countries within twelve minutes."],
      [8, "13:05", "Chargeback on the membership fee."],
      [3, "18:45", "Sent the same pitch to 214 members in an hour."],
    ] as const
  ).map(([day, time, reason]) => ({
    ...suspend(cast, cast.day(day, time), reason),
    steps: [{ after: cast.random.int(5, 60), do: "approve", by: "evan", reason: "Clear case." }],
  }));

function turns(cast: Cast): Story[] {
  const at = cast.day(4, "21:10");
  const byEvan = cast.member(at, isActive);
  return [
    {
      ...suspend(cast, cast.day(9, "16:30"), "Unusually many profile views."),
      steps: [
        {
          after: 38,
          do: "reject",
          by: "evan",
          reason: "Many views are what an allocator does before a committee. No rule was broken.",
        },
      ],
    },
    {
      // Approved, but no worker was up within the hour that such an approval is good for.
      ...suspend(cast, cast.day(6, "21:40"), "Shared the password with a competitor's desk."),
      isIdle: true,
      steps: [
        { after: 14, do: "approve", by: "evan" },
        { after: 9 * 60, do: "retry", by: "evan", reason: "The approval lapsed while the worker was being moved." },
        { after: 3, do: "approve", by: "ingrid" },
        { after: 1, do: "perform" },
      ],
    },
    {
      at,
      by: "evan",
      action: "user.suspend",
      input: { userId: byEvan.id, reason: "Asked by the compliance officer, letter of today." },
      evidence: [
        { ...data("Compliance request", { reference: "C-2291", basis: "court order" }, { at }), origin: "operator" },
      ],
      steps: [
        { after: 1, do: "try_to_approve", by: "evan" },
        { after: 2, do: "try_to_approve", by: "victor" },
        { after: 25, do: "approve", by: "ingrid" },
      ],
    },
  ];
}

const waiting = (cast: Cast): Story[] => [
  suspend(cast, cast.ago(22.9), "Chargeback on the membership fee."),
  suspend(cast, cast.ago(11), "Two accounts with the same document of identity."),
  suspend(cast, cast.ago(0.1), "Signed in from three countries within twelve minutes."),
];
