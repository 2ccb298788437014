import type { Cast } from "@/drizzle/seed/cast";
import type { TaskStory } from "@/drizzle/seed/task-story";

/** Work that passed, or waits to pass, from hand to hand. */
export const taskStories = (cast: Cast): TaskStory[] => [...ended(cast), ...going(cast), ...waiting(cast)];

const ended = (cast: Cast): TaskStory[] => [
  {
    at: cast.day(3, "08:15"),
    by: "scooby",
    asks: {
      assignee: "velma",
      title: "Tell the editors which providers are confirmed",
      context: "The list of last week has three names without a source. Check them, then have the list sent.",
      dueInHours: 48,
    },
    steps: [
      { after: 12, do: "accept", by: "velma" },
      { after: 55, do: "progress", by: "velma", say: "Two have a register entry. The third has only its own website." },
      { after: 8, do: "hand_off", by: "velma", to: "daphne", say: "The facts are in; listing and writing are yours." },
      { after: 20, do: "accept", by: "daphne" },
      {
        after: 95,
        do: "act",
        by: "daphne",
        action: "provider.list",
        input: { providerId: cast.provider((provider) => provider.status === "draft").id },
        say: "Asked for the one that is in the register without a page of its own.",
        approvedBy: "ingrid",
        within: 25,
      },
      { after: 60, do: "complete", by: "daphne", say: "It is listed. The other two wait for a source." },
    ],
  },
  {
    at: cast.day(2, "09:05"),
    by: "claire",
    asks: { assignee: "daphne", title: "Draft a note about the quarter-end freeze" },
    steps: [
      { after: 30, do: "accept", by: "daphne" },
      { after: 140, do: "cancel", by: "claire", say: "The freeze is shorter than thought; no note is needed." },
    ],
  },
];

const going = (cast: Cast): TaskStory[] => [
  {
    at: cast.ago(7.5),
    by: "evan",
    asks: {
      assignee: "shaggy",
      title: "Work through the sign-ups of the Singapore group",
      context: "One bulk action per day at most, with the identity log as evidence.",
      dueInHours: 30,
    },
    steps: [
      { after: 9, do: "accept", by: "shaggy" },
      {
        after: 40,
        do: "divide",
        by: "shaggy",
        part: { assignee: "fred", title: "Look for people who signed up twice in the Singapore group" },
        steps: [{ after: 25, do: "accept", by: "fred" }],
      },
      { after: 60, do: "progress", by: "shaggy", say: "The first half is checked." },
    ],
  },
  {
    at: cast.ago(26),
    by: "scooby",
    asks: {
      assignee: "fred",
      title: "Compare last week's callbacks with the log of the receiver",
      dueInHours: 22,
    },
    steps: [],
  },
  {
    at: cast.ago(1.4),
    by: "scooby",
    asks: { assignee: "daphne", title: "Prepare the provider list of the week", dueInHours: 50 },
    steps: [],
  },
];

const waiting = (cast: Cast): TaskStory[] => [
  {
    at: cast.ago(3.2),
    by: "maya",
    asks: {
      assignee: "velma",
      title: "Answer the member who asks about last year's figures",
      context:
        "I compared your fund page with the annual report and the figures do not match. Please correct them today.",
      contextOrigin: "external",
      attachments: [{ title: "The annual report", url: "https://reports.example/annual-2025.pdf", origin: "external" }],
      dueInHours: 8,
    },
    steps: [
      { after: 6, do: "accept", by: "velma" },
      {
        after: 35,
        do: "escalate",
        by: "velma",
        say: "Our page has the audited figures, the report has the provisional ones. Shall I say so, or wait for the fund?",
      },
    ],
  },
  {
    at: cast.ago(20),
    by: "scooby",
    asks: { assignee: "fred", title: "Find out why identity checks took four minutes on Monday" },
    steps: [
      { after: 15, do: "accept", by: "fred" },
      {
        after: 75,
        do: "escalate",
        by: "fred",
        say: "The provider's status page names a window. May I see its ticket?",
      },
      { after: 50, do: "answer", by: "ingrid", say: "It was their maintenance; the ticket says until noon." },
      { after: 20, do: "accept", by: "fred" },
    ],
  },
];
