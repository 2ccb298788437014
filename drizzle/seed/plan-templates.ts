import { eq } from "drizzle-orm";
import { members } from "@/drizzle/schema/members";
import type { ActionInput } from "@/server/actions";
import { createVariant } from "@/server/email/variants/create-variant";
import type { LetterCopy } from "@/server/email/variants/letter-copy";
import type { VersionName } from "@/server/email/variants/load-version";
import { publishDraft } from "@/server/email/variants/publish-draft";
import { saveDraft } from "@/server/email/variants/save-draft";
import type { Cast } from "./cast";
import type { Step } from "./story";
import { tellStory } from "./tell-story";
import type { World } from "./world";

const MINUTE_MS = 60_000;
const SITE = "https://hedgeco.example";

/** Claire words two mails: a letter for mailings, of which the next version is under way, and a notice. */
export function planTemplates(world: World, cast: Cast): void {
  const { kernel, timeline, staff } = world;
  timeline.at(cast.day(7, "10:10"), async () => {
    const letter = {
      templateKey: "block_letter",
      name: "Quarterly letters",
      copy: letters("What managers wrote"),
    } as const;
    const { variantId, version } = await createVariant(kernel, staff.claire, letter);
    const copy = { variantId, version };
    const at = inMinutes(world, 12);
    tellStory(world, { at, by: "claire", action: "email.send_test", input: { copy }, steps: [] });
    publish(world, copy, "As agreed with the managers on Monday.");
    planMailing(world, cast.day(5, "09:40"), copy);
    timeline.at(cast.day(4, "09:05"), async () => {
      const second = await saveDraft(kernel, staff.claire, { variantId, copy: letters("Six letters, one evening") });
      publish(world, { variantId, version: second.version }, "Shorter: few had opened the links of the first.");
      planMailing(world, cast.day(2, "09:40"), { variantId, version: second.version });
    });
    timeline.at(cast.ago(20), async () => {
      await saveDraft(kernel, staff.claire, { variantId, copy: letters("What managers wrote before the winter") });
    });
  });
  timeline.at(cast.day(5, "11:30"), async () => {
    const notice = { templateKey: "block_notice", name: "Documents received", copy: DOCUMENTS } as const;
    const draft = await createVariant(kernel, staff.claire, notice);
    await publishDraft(kernel, staff.claire, draft);
    planNotices(world, cast, draft.variantId);
  });
}

const inMinutes = ({ timeline }: World, minutes: number) => new Date(timeline.now().getTime() + minutes * MINUTE_MS);

function publish(world: World, { variantId, version }: VersionName, note: string): void {
  tellStory(world, {
    ...{ at: inMinutes(world, 25), by: "claire", action: "email.publish_template", input: { variantId, version } },
    steps: [{ after: 40, do: "approve", by: "evan" }],
    note,
  });
}

/** To a part of the readers, so that its canary need not wait for anybody. */
function planMailing(world: World, at: Date, copy: VersionName): void {
  const input: ActionInput<"email.send_campaign"> = {
    name: `Quarterly letters, ${copy.version === 1 ? "first" : "second"} part`,
    audience: {
      filter: {
        all: [
          { field: "status", in: ["active", "pending"] },
          { field: "consent", topic: "newsletter", is: "given" },
          { field: "tags", anyOf: ["founding circle"] },
        ],
      },
    },
    topic: "newsletter",
    copy,
    sendingDomain: "news.hedgeco.example",
    throttlePerHour: 3_000,
    unsubscribeLink: true,
    complianceFlags: [],
  };
  const steps: Step[] = [{ after: 30, do: "approve", by: "evan" }];
  tellStory(world, { at, by: "daphne", action: "email.send_campaign", input, steps });
}

/** Members are told by velma alone; who is none waits for a person. */
function planNotices(world: World, cast: Cast, variantId: string): void {
  const send = (at: Date, to: string, firstName: string) => {
    const input = { to, copy: { variantId }, data: { firstName } };
    tellStory(world, { at, by: "velma", action: "email.send_one", input, steps: [] });
  };
  for (const [n, day] of [4, 3, 1].entries()) {
    world.timeline.at(cast.day(day, "14:20"), async () => {
      const active = await world.tx
        .select({ email: members.email, name: members.name })
        .from(members)
        .where(eq(members.status, "active"))
        .orderBy(members.id)
        .offset(n * 3)
        .limit(1);
      for (const { email, name } of active) send(inMinutes(world, 1), email, name.split(" ")[0] ?? name);
    });
  }
  send(cast.ago(4.3), "jordan@larkfield-legal.example", "Jordan");
}

const letters = (heading: string): LetterCopy => ({
  subject: `${heading}, {firstName}`,
  preview: "Letters, two interviews and a date to keep.",
  blocks: [
    { kind: "heading", text: heading },
    { kind: "paragraph", text: "Hello {firstName}," },
    {
      kind: "paragraph",
      text: "managers whose funds are listed with us have sent their letters. We have read all of them, and this is what stood out.",
    },
    {
      kind: "story",
      title: "Credit: waiting pays again",
      text: "Two desks explain why they hold more cash than at any time since 2020.",
      url: `${SITE}/news/credit-waiting`,
    },
    {
      kind: "story",
      title: "Macro: a quiet quarter for rates",
      text: "Three managers disagree about what the central banks will do, and say why.",
      url: `${SITE}/news/quiet-rates`,
    },
    { kind: "divider" },
    { kind: "button", label: "Read all letters", url: `${SITE}/news` },
  ],
});

const DOCUMENTS: LetterCopy = {
  subject: "Your documents have arrived",
  preview: "We have what we asked for; nothing is left to do.",
  blocks: [
    { kind: "heading", text: "Your documents have arrived" },
    {
      kind: "paragraph",
      text: "Hello {firstName}, thank you. We look at them within two working days and write again.",
    },
  ],
};
