import { eq } from "drizzle-orm";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { suppressions } from "@/drizzle/schema/mail";
import { members } from "@/drizzle/schema/members";
import { staff } from "@/drizzle/schema/staff";
import { signInEvent } from "@/server/auth/sign-in-event";
import type { SignInEventType } from "@/server/auth/sign-in-event";
import { appendAudit } from "@/server/kernel/audit";
import { turnSwitchOff, turnSwitchOn } from "@/server/kernel/kill-switch";
import type { Cast } from "./cast";
import { preferencesOf } from "./make-preferences";
import { STAFF } from "./make-staff";
import type { StaffName } from "./make-staff";
import { disableCallback, pauseAgent, resumeAgent, setCallback, setParameters } from "./operate";
import { SUPPRESSED } from "./stories/send-one-email";
import type { World } from "./world";

/** What people and the installation itself did meanwhile: signing in, pausing, tuning, signing up. */
export function planHouseEvents(world: World, cast: Cast): void {
  planSignUps(world, cast);
  planSignIns(world, cast);
  planFailedSignIns(world, cast);
  planOperations(world, cast);
  planFreeze(world, cast);
  world.timeline.at(cast.day(13, "06:00"), () => suppress(world, cast));
}

/** Members who were there before are there from the start; the others come while the history goes on. */
function planSignUps({ tx, timeline }: World, cast: Cast): void {
  for (const member of cast.all.members) {
    if (member.joinedAt > timeline.now())
      timeline.at(member.joinedAt, async () => {
        await tx.insert(members).values(member);
        const said = preferencesOf(member);
        if (said.length > 0) await tx.insert(mailPreferences).values(said);
      });
  }
}

function planSignIns(world: World, cast: Cast): void {
  const weekdays = Array.from({ length: 13 }, (_, i) => 13 - i).filter(
    (day) => cast.day(day, "12:00").getUTCDay() % 6 !== 0,
  );
  for (const day of weekdays) {
    const people = world.random.shuffle(["evan", "ingrid", "maya", "tom", "claire", "victor"] as const).slice(0, 4);
    for (const who of people) signIn(world, cast.worktime(day), who);
  }
  for (const [hours, who] of [
    [5.1, "evan"],
    [3.6, "ingrid"],
    [2.2, "maya"],
    [26, "claire"],
    [30, "victor"],
    [7, "tom"],
  ] as const) {
    signIn(world, cast.ago(hours), who);
  }
}

function signIn({ tx, timeline, staff: people }: World, when: Date, who: StaffName): void {
  timeline.at(when, async () => {
    const [at, actor] = [timeline.now(), people[who]];
    await tx.update(staff).set({ lastSeenAt: at, noticesSeenAt: at }).where(eq(staff.id, actor.id));
    const attempt = { email: STAFF[who].email, client: "198.51.100.24" };
    await appendAudit(tx, [signInEvent("staff.signed_in", { at, method: "password", attempt, actor })]);
  });
}

function planFailedSignIns({ tx, timeline }: World, cast: Cast): void {
  const fail = (
    when: Date,
    email: string,
    body: Record<string, unknown>,
    type: SignInEventType = "staff.sign_in_failed",
  ) =>
    timeline.at(when, async () => {
      const attempt = { email, client: "203.0.113.77" };
      await appendAudit(tx, [signInEvent(type, { at: timeline.now(), method: "password", attempt, body })]);
    });
  fail(cast.day(11, "03:12"), "admin@hedgeco.example", { reason: "unknown_address" });
  fail(cast.day(11, "03:13"), "root@hedgeco.example", { reason: "unknown_address" });
  for (let i = 0; i < 5; i += 1) fail(cast.day(4, `22:0${i}`), STAFF.tom.email, { reason: "wrong_password" });
  fail(cast.day(4, "22:05"), STAFF.tom.email, { waitSeconds: 30 }, "staff.sign_in_throttled");
  fail(cast.ago(2.21), STAFF.maya.email, { reason: "wrong_password" });
}

function planOperations(world: World, cast: Cast): void {
  const { timeline, staff: people } = world;
  const reason = "Suspended two members by a stale export; paused until the export is fixed.";
  timeline.at(cast.day(8, "09:50"), () => pauseAgent(world, people.evan, "fred", reason));
  timeline.at(cast.day(8, "12:40"), () => resumeAgent(world, people.evan, "fred"));
  const callback = "https://fred.agents.hedgeco.example/ops/settled";
  timeline.at(cast.day(12, "06:30"), () => setCallback(world, people.ingrid, "fred", callback));
  timeline.at(cast.day(4, "00:30"), async () => void (world.isCallbackUp = false));
  timeline.at(cast.day(3, "06:20"), () => disableCallback(world, people.ingrid, "fred"));
  const mailOff = { scope: "queue:email", reason: "The mail server is being moved." } as const;
  timeline.at(cast.day(6, "14:05"), () => turnSwitchOn(world.kernel, people.ingrid, mailOff));
  timeline.at(cast.day(6, "14:50"), () => turnSwitchOff(world.kernel, people.ingrid, mailOff.scope));
}

/** For half an hour approvals were given a long undo window; what was approved then starts in a few days. */
function planFreeze(world: World, cast: Cast): void {
  const { timeline, staff: people } = world;
  const days = (count: number) => count * 24 * 60;
  const frozen = {
    undoWindowSeconds: days(5) * 60,
    approvalValidMinutes: { low: days(12), medium: days(12), high: days(12) },
  };
  timeline.at(cast.ago(28.6), () =>
    setParameters(world, people.evan, frozen, "Quarter-end freeze: approvals start in five days."),
  );
  timeline.at(cast.ago(27.95), () => setParameters(world, people.evan, {}, "The freeze is over for new approvals."));
}

async function suppress({ tx, timeline }: World, cast: Cast): Promise<void> {
  const createdAt = timeline.now();
  const known = SUPPRESSED.map(({ local, reason }) => ({
    email: `${local}northgate-capital.example`,
    reason,
    source: "mail server",
    createdAt,
  }));
  const rejected = cast.all.members.filter(({ status }) => status === "rejected").slice(0, 2);
  const manual = rejected.map(({ email }) => ({
    email,
    reason: "manual" as const,
    source: "asked by telephone",
    createdAt,
  }));
  await tx.insert(suppressions).values([...known, ...manual]);
}
