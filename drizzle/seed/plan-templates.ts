import { createVariant } from "@/server/email/variants/create-variant";
import type { LetterCopy } from "@/server/email/variants/letter-copy";
import { publishDraft } from "@/server/email/variants/publish-draft";
import { saveDraft } from "@/server/email/variants/save-draft";
import type { Cast } from "./cast";
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
    const inMinutes = (minutes: number) => new Date(timeline.now().getTime() + minutes * MINUTE_MS);
    const copy = { variantId, version };
    tellStory(world, { at: inMinutes(12), by: "claire", action: "email.send_test", input: { copy }, steps: [] });
    const at = inMinutes(25);
    const steps = [{ after: 40, do: "approve", by: "evan" }] as const;
    tellStory(world, {
      ...{ at, by: "claire", action: "email.publish_template", input: { variantId, version }, steps: [...steps] },
      note: "As agreed with the managers on Monday.",
    });
    timeline.at(cast.ago(20), async () => {
      await saveDraft(kernel, staff.claire, { variantId, copy: letters("What managers wrote before the winter") });
    });
  });
  timeline.at(cast.day(5, "11:30"), async () => {
    const notice = { templateKey: "block_notice", name: "Documents received", copy: DOCUMENTS } as const;
    await publishDraft(kernel, staff.claire, await createVariant(kernel, staff.claire, notice));
  });
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
