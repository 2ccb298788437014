import type { Cast } from "@/drizzle/seed/cast";
import { data, log } from "@/drizzle/seed/evidence";
import { BULK } from "@/drizzle/seed/make-members";
import type { MemberRow } from "@/drizzle/seed/make-members";
import type { Story } from "@/drizzle/seed/story";

/** Bulk approvals: the case this console was built for. */
export const approveManyStories = (cast: Cast): Story[] => [...ended(cast), ...stopped(cast), ...waiting(cast)];

const base = (cast: Cast, at: Date, input: unknown): Story => ({
  at,
  by: "shaggy",
  action: "user.approve_many",
  input,
  note: noteOf(cast),
});

const noteOf = ({ random }: Cast) =>
  random.pick(["From the nightly screening.", "Screened in one run.", "All of them passed the screening."]);

const screening = (at: Date, passed: number) =>
  data(
    "Screening run",
    { run: at.toISOString().slice(0, 10), screened: passed + 3, passed, failed: 3, lists: ["UN", "EU", "OFAC"] },
    { at },
  );

function membersAt(cast: Cast, at: Date, count: number): MemberRow[] {
  return Array.from({ length: count }, () => cast.member(at));
}

function ended(cast: Cast): Story[] {
  const { country, count } = BULK.ran;
  const ran = cast.day(10, "09:40");
  const mixed = cast.day(5, "13:20");
  const done = cast.member(mixed, ({ status }) => status === "rejected");
  const mixedIds = [...membersAt(cast, mixed, 9), done].map(({ id }) => id);
  const small = cast.day(2, "10:10");
  return [
    {
      ...base(cast, ran, {
        filter: { country },
        expectedCount: count,
        reason: "The Luxembourg group of the January event.",
      }),
      evidence: [
        screening(ran, count),
        log("Guest list", [`${count} of ${count} registered by the event's host`], { at: ran }),
      ],
      steps: [
        { after: 18, do: "try_to_approve", by: "evan", mistake: "wrong_count" },
        { after: 1, do: "approve", by: "evan", reason: "Checked against the guest list." },
        { after: 4, do: "continue", by: "evan" },
      ],
    },
    {
      // One of them had been rejected before; the others were approved all the same.
      ...base(cast, mixed, { userIds: mixedIds, reason: "Passed the screening." }),
      evidence: [screening(mixed, mixedIds.length)],
      steps: [
        { after: 71, do: "approve", by: "ingrid", reason: "Fine; the one that is not pending will simply fail." },
      ],
    },
    {
      ...base(cast, small, { userIds: membersAt(cast, small, 6).map(({ id }) => id) }),
      evidence: [screening(small, 6)],
      steps: [{ after: 25, do: "approve", by: "evan" }],
    },
  ];
}

function stopped(cast: Cast): Story[] {
  const everybody = cast.ago(25);
  const joined = cast.all.members.filter(({ joinedAt }) => joinedAt < everybody);
  return [
    {
      // The accident: a filter without a country. Near the 500 that nobody may approve at once.
      ...base(cast, cast.day(4, "16:02"), { filter: { status: "pending" } }),
      note: "Clearing the backlog.",
      steps: [
        { after: 4, do: "try_to_approve", by: "maya" },
        {
          after: 11,
          do: "reject",
          by: "evan",
          reason: "This is everybody who waits. Split it by country, and show a screening for each part.",
        },
      ],
    },
    { ...base(cast, everybody, { userIds: joined.map(({ id }) => id) }), note: "All members, to be safe." },
    base(cast, cast.day(7, "09:33"), { filter: { country: "GB" }, expectedCount: 12 }),
    {
      ...base(cast, cast.day(8, "15:10"), { filter: { role: "service_provider", country: "CH" } }),
      steps: [
        { after: 130, do: "cancel", by: "ingrid", reason: "The Swiss providers are verified by hand this month." },
      ],
    },
  ];
}

function waiting(cast: Cast): Story[] {
  const { country, count } = BULK.held;
  const [big, listed, few, staged] = [cast.ago(4.6), cast.ago(15.5), cast.ago(33), cast.ago(0.6)];
  const odd = [...cast.apart("NR"), ...cast.apart("VU")];
  const british = cast.all.members.filter(
    (member) => member.country === "GB" && member.status === "pending" && member.joinedAt < listed,
  );
  return [
    {
      ...base(cast, big, { filter: { country }, expectedCount: count, reason: "The Singapore desk's introductions." }),
      evidence: [screening(big, count)],
    },
    {
      ...base(cast, listed, {
        userIds: [...british.slice(0, 36), ...odd].map(({ id }) => id),
        reason: "London allocators.",
      }),
      evidence: [screening(listed, 38)],
      steps: [
        {
          after: 40,
          do: "revise",
          evidence: [log("Introductions", ["38 names, by the London desk"], { at: cast.ago(14.9) })],
          reason: "The desk's list, as asked.",
        },
      ],
    },
    {
      // Its canary is done; the rest waits for somebody to look.
      ...base(cast, staged, {
        userIds: membersAt(cast, staged, 26).map(({ id }) => id),
        reason: "Allocators from the spring conference.",
      }),
      evidence: [screening(staged, 26)],
      steps: [{ after: 3, do: "approve", by: "ingrid", reason: "Checked against the attendance list." }],
    },
    { ...base(cast, few, { userIds: membersAt(cast, few, 8).map(({ id }) => id) }), evidence: [screening(few, 8)] },
  ];
}
