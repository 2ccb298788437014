import type { Cast } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";

/** Submissions that were never taken: nothing of them is left but their event in the trail. */
export function refusedStories(cast: Cast): Story[] {
  const { random } = cast;
  const member = (at: Date) => cast.member(at).id;
  const nobody = "0198a4f0-0000-7000-8000-000000000000";
  const [early, late] = [cast.day(6, "10:00"), cast.day(6, "10:02")];
  const notice = { level: "digest", to: "all", title: "Weekly figures", body: "In the folder." };
  return [
    {
      at: cast.day(13, "10:15"),
      by: "daphne",
      action: "user.approve",
      input: { userId: member(cast.day(13, "10:15")) },
    },
    { at: cast.day(10, "08:05"), by: "scooby", action: "user.approve_many", input: { filter: { role: "investor" } } },
    {
      at: cast.day(9, "15:30"),
      by: "shaggy",
      action: "user.approve",
      input: { userId: `member-${random.int(100, 999)}` },
    },
    { at: cast.day(7, "11:11"), by: "velma", action: "user.approve", input: { userId: nobody } },
    {
      at: cast.day(5, "12:00"),
      by: "velma",
      action: "fund.verify",
      input: { fundId: cast.fund(({ status }) => status === "submitted").id, version: 7 },
    },
    // fred is paused at that time.
    { at: cast.day(8, "10:20"), by: "fred", action: "user.suspend", input: { userId: member(cast.day(8, "10:20")) } },
    { at: early, by: "scooby", action: "notification.send", input: notice, idempotencyKey: "weekly-figures" },
    // The same key with other content.
    {
      at: late,
      by: "scooby",
      action: "notification.send",
      input: { ...notice, body: "In the other folder." },
      idempotencyKey: "weekly-figures",
    },
  ];
}
