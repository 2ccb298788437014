import type { Cast } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import type { ActionInput } from "@/server/actions";

const SITE = "https://hedgeco.example";

/** Mailings: daphne writes them, and none goes out before a person has looked. */
export const sendCampaignStories = (cast: Cast): Story[] => [
  {
    at: cast.day(6, "09:20"),
    by: "daphne",
    action: "email.send_campaign",
    input: letters("Autumn letters", "What managers said about the autumn", [
      { field: "tags", anyOf: ["founding circle"] },
    ]),
    note: "The four letters of the third quarter, as agreed on Monday.",
    steps: [{ after: 26, do: "approve", by: "evan" }],
  },
  {
    at: cast.day(3, "16:05"),
    by: "daphne",
    action: "email.send_campaign",
    input: { ...letters("Search, first try", "Letters are now searchable"), unsubscribeLink: false },
    note: "Short and without a footer, so that it looks personal.",
  },
  {
    at: cast.ago(2.2),
    by: "daphne",
    action: "email.send_campaign",
    input: letters("Winter outlook", "Six managers on the winter"),
    note: "Goes to everybody who agreed to the newsletter.",
  },
];

type Test = Extract<AudienceFilter, { all: unknown }>["all"][number];

function letters(name: string, subject: string, further: Test[] = []): ActionInput<"email.send_campaign"> {
  return {
    name,
    audience: {
      filter: {
        all: [
          { field: "status", in: ["active", "pending"] },
          { field: "consent", topic: "newsletter", is: "given" },
          ...further,
        ],
      },
    },
    topic: "newsletter",
    copy: {
      templateKey: "newsletter",
      data: {
        subject,
        preview: "Letters, two interviews and a date to keep.",
        heading: subject,
        paragraphs: [
          "Managers whose funds are listed with us have sent their letters. We have read all of them, and this is what stood out.",
          "As always, nothing in this mail is advice; the letters themselves say what their authors think.",
        ],
        stories: [
          {
            title: "Credit: waiting pays again",
            text: "Two desks explain why they hold more cash than at any time since 2020.",
            url: `${SITE}/news/credit-waiting`,
          },
          {
            title: "Macro: a quiet quarter for rates",
            text: "Three managers disagree about what the central banks will do, and say why.",
            url: `${SITE}/news/quiet-rates`,
          },
        ],
        action: { label: "Read all letters", url: `${SITE}/news` },
      },
    },
    sendingDomain: "news.hedgeco.example",
    throttlePerHour: 3_000,
    unsubscribeLink: true,
    complianceFlags: ["no_performance_claims"],
  };
}
