import type { AgentName } from "@/server/agents/registry";
import type { Cast } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";

/** Notices to staff: they run, unless urgent ones come too often. */
export const sendNotificationStories = (cast: Cast): Story[] => [
  ...ordinary(cast),
  ...burst(cast),
  ...lastMoments(cast),
];

interface Notice {
  level: "urgent" | "alert" | "digest";
  to?: string;
  title: string;
  body: string;
}

const notify = (at: Date, by: AgentName, { to = "role:operator", ...rest }: Notice): Story => ({
  at,
  by,
  action: "notification.send",
  input: { to, ...rest },
});

const ordinary = (cast: Cast): Story[] => [
  notify(cast.day(13, "07:05"), "scooby", {
    level: "digest",
    to: "all",
    title: "Plan of the week",
    body: "Sign-ups first, then the funds that wait longest.",
  }),
  notify(cast.day(12, "13:30"), "fred", {
    level: "alert",
    title: "Identity checks are slow",
    body: "The median is four minutes; usually it is one.",
  }),
  notify(cast.day(10, "17:45"), "shaggy", {
    level: "digest",
    title: "26 members of Luxembourg are in",
    body: "All were approved in one action.",
  }),
  notify(cast.day(8, "08:00"), "scooby", {
    level: "digest",
    to: "all",
    title: "Yesterday",
    body: "Most actions ran by themselves; what was held over night was decided by nine.",
  }),
  notify(cast.day(7, "10:20"), "velma", {
    level: "alert",
    to: "role:support",
    title: "Two members ask about the same fund",
    body: "Both say that its figures are of last year.",
  }),
  notify(cast.day(6, "14:35"), "fred", {
    level: "urgent",
    title: "Mail queue is switched off",
    body: "Three mails wait for the mail server.",
  }),
  notify(cast.day(5, "16:10"), "daphne", {
    level: "digest",
    to: "role:editor",
    title: "Providers of the week",
    body: "All that had a source are listed; the others wait for one.",
  }),
  notify(cast.day(4, "16:20"), "fred", {
    level: "urgent",
    title: "A bulk approval asks for everybody who waits",
    body: "shaggy submitted it without a country.",
  }),
  notify(cast.day(2, "07:10"), "scooby", {
    level: "digest",
    to: "all",
    title: "Plan of the day",
    body: "Fund checklists, then the Singapore group.",
  }),
  notify(cast.ago(17), "velma", {
    level: "alert",
    title: "Fourteen sign-ups name one company",
    body: "Aurelia Bridge Partners, all within two hours.",
  }),
  notify(cast.ago(5), "scooby", {
    level: "digest",
    to: "all",
    title: "What waits",
    body: "Two bulk approvals need a long look.",
  }),
];

/** Eleven urgent notices within an hour: the eleventh is held. */
function burst(cast: Cast): Story[] {
  const feeds = [
    "prices",
    "positions",
    "NAV",
    "identity checks",
    "sanctions lists",
    "registers",
    "mail",
    "fees",
    "documents",
    "calendars",
    "holidays",
  ];
  const start = cast.ago(53).getTime();
  return feeds.map((feed, i) => {
    const story = notify(new Date(start + i * 3 * 60_000), "fred", {
      level: "urgent",
      title: `The ${feed} feed has stopped`,
      body: `Nothing was received for ${12 + i} minutes.`,
    });
    return i < 10
      ? story
      : {
          ...story,
          steps: [{ after: 14, do: "reject", by: "evan", reason: "It is one outage. One notice is enough." }],
        };
  });
}

/** Held a moment ago, or still in its queue when the worker starts. */
function lastMoments(cast: Cast): Story[] {
  return [
    {
      ...notify(cast.ago(0.05), "scooby", {
        level: "digest",
        to: "all",
        title: "This afternoon",
        body: "The oldest decision ends within the hour.",
      }),
      isIdle: true,
    },
    {
      ...notify(cast.ago(0.03), "fred", {
        level: "alert",
        title: "The callback address was moved",
        body: "Settled actions are polled until it is registered again.",
      }),
      isIdle: true,
    },
  ];
}
