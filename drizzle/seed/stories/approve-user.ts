import type { AgentName } from "@/server/agents/registry";
import type { Cast } from "@/drizzle/seed/cast";
import { identityCheck, passportPage, registerEntry, signUpLog } from "@/drizzle/seed/evidence";
import type { MemberRow } from "@/drizzle/seed/make-members";
import { isPending } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";

/** Single approvals: most of an ordinary day, and everything that can become of one. */
export const approveUserStories = (cast: Cast): Story[] => [...ordinary(cast), ...turns(cast), ...waiting(cast)];

interface Ask {
  cast: Cast;
  at: Date;
  by: AgentName;
  member?: MemberRow;
}

/** With identity evidence the risk is low. */
function verified({ cast, at, by, member = cast.member(at) }: Ask): Story {
  const evidence = [passportPage(member, { at }), identityCheck(member, { at }, 0.9 + cast.random.int(0, 9) / 100)];
  return { at, by, action: "user.approve", input: { userId: member.id }, evidence, reasonCode: "identity_verified" };
}

/** With a log alone the risk is medium. */
function unverified({ cast, at, by, member = cast.member(at) }: Ask): Story {
  const evidence = [signUpLog(member, { at }), ...(member.company ? [registerEntry(member.company, { at })] : [])];
  const input = { userId: member.id, reason: "Company register and sign-up look right." };
  return {
    at,
    by,
    action: "user.approve",
    input,
    evidence,
    note: "No document yet; the register names the person as director.",
  };
}

function ordinary(cast: Cast): Story[] {
  const lately = [7.2, 4.4, 2.7, 1.3].map((hours, i): Story => {
    const ask = { cast, at: cast.ago(hours), by: "shaggy" } as const;
    return { ...verified(ask), steps: [{ after: 6 + i * 5, do: "approve", by: i % 2 === 0 ? "evan" : "ingrid" }] };
  });
  const days = [13, 13, 12, 12, 11, 10, 10, 9, 9, 8, 7, 6, 6, 5, 5, 4, 3, 3, 2, 2, 1, 1];
  const before = days.map((day, i): Story => {
    const ask = { cast, at: cast.worktime(day), by: i % 4 === 3 ? "velma" : "shaggy" } as const;
    const steps: Story["steps"] = [
      { after: cast.random.int(4, 190), do: "approve", by: i % 3 === 0 ? "ingrid" : "evan" },
    ];
    return { ...(i % 5 === 4 ? unverified(ask) : verified(ask)), steps };
  });
  return [...before, ...lately];
}

/** Every other way it went. */
function turns(cast: Cast): Story[] {
  const checked = cast.member(cast.day(5, "08:15"));
  const drifted = cast.member(cast.day(6, "09:00"));
  const active = cast.member(cast.day(8, "11:00"), ({ status }) => status === "active");
  const odd = cast.apart("KM")[0];
  return [
    {
      ...unverified({ cast, at: cast.day(11, "09:12"), by: "shaggy", member: odd }),
      steps: [
        { after: 9, do: "try_to_approve", by: "shaggy" },
        {
          after: 21,
          do: "reject",
          by: "evan",
          reason: "Disposable mail domain and a company that no register knows. Ask for a document of identity first.",
        },
      ],
    },
    {
      ...unverified({ cast, at: cast.day(7, "14:40"), by: "velma" }),
      steps: [
        {
          after: 55,
          do: "reject",
          by: "ingrid",
          reason: "The register entry belongs to another person of the same name. Match the date of birth.",
        },
      ],
    },
    { ...unverified({ cast, at: cast.day(12, "16:20"), by: "shaggy" }), note: "Nobody looked at this one in time." },
    {
      ...unverified({ cast, at: cast.day(9, "10:31"), by: "shaggy" }),
      steps: [
        {
          after: 6,
          do: "cancel",
          by: "submitter",
          reason: "Submitted twice by mistake; the other account is the right one.",
        },
      ],
    },
    { ...verified({ cast, at: cast.day(8, "11:02"), by: "shaggy", member: active }), note: "From yesterday's list." },
    {
      ...unverified({ cast, at: cast.day(5, "08:15"), by: "shaggy", member: checked }),
      steps: [
        {
          after: 34,
          do: "revise",
          evidence: [identityCheck(checked, { at: cast.day(5, "08:48") })],
          reason: "The identity check has arrived.",
        },
        { after: 5, do: "try_to_approve", by: "ingrid", mistake: "old_page" },
        { after: 2, do: "approve", by: "ingrid" },
      ],
    },
    {
      ...verified({ cast, at: cast.day(6, "09:05"), by: "shaggy", member: drifted }),
      isIdle: true,
      steps: [
        { after: 12, do: "approve", by: "evan" },
        { after: 1, do: "member_edits", memberId: drifted.id, company: "Ravenscourt Holdings" },
        { after: 1, do: "perform" },
        { after: 40, do: "approve", by: "evan", reason: "The new company is the old one under its registered name." },
        { after: 1, do: "perform" },
      ],
    },
    ...duringTheFreeze(cast),
  ];
}

/** Approved while the undo window was five days long, so they start when it is over. */
function duringTheFreeze(cast: Cast): Story[] {
  return [28.5, 28.2].map((hours, i): Story => ({
    ...verified({ cast, at: cast.ago(hours), by: i === 0 ? "shaggy" : "velma" }),
    steps: [{ after: 10, do: "approve", by: "evan", reason: "Good; starts after the freeze." }],
  }));
}

/** Held now: low risk waits up to 72 hours, medium up to 48. */
function waiting(cast: Cast): Story[] {
  const low = [70.6, 51, 30, 9.5, 2.1, 0.3].map((hours, i) =>
    verified({ cast, at: cast.ago(hours), by: i % 3 === 2 ? "velma" : "shaggy" }),
  );
  const medium = [46.9, 26.5, 5.2, 0.15].map((hours) => unverified({ cast, at: cast.ago(hours), by: "shaggy" }));
  const [nauru] = cast.apart("NR");
  const at = cast.ago(20);
  const stale = cast.member(at, (member) => isPending(member) && member.role === "fund_manager");
  return [
    ...low,
    ...medium,
    {
      ...unverified({ cast, at: cast.ago(3.4), by: "shaggy", member: nauru }),
      note: "First sign-up from this country.",
    },
    {
      ...verified({ cast, at, by: "velma", member: stale }),
      // Captured 64 hours before: within the 72 that policy allows, but only just.
      evidence: [passportPage(stale, { at, minutesBefore: 64 * 60 })],
      steps: [
        {
          after: 95,
          do: "revise",
          evidence: [registerEntry(stale.company ?? "Independent", { at: cast.ago(18.5) })],
          reason: "The operator asked for the register entry.",
        },
      ],
    },
  ];
}
