import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { LetterBlocks, titleAndRest } from "@/server/email/design/letter-blocks";
import { MailLayout } from "@/server/email/design/mail-layout";
import { recipientFields } from "@/server/email/fields";
import { LetterCopy } from "@/server/email/variants/letter-copy";
import { fillWords } from "@/server/email/variants/placeholders";

/** What variants for mailings are rendered with. */
export const blockLetter = defineTemplate({
  key: "block_letter",
  version: 1,
  category: "marketing",
  complianceFlags: ["no_performance_claims", "needs_unsubscribe_link"],
  throttleMs: 20 * 3_600_000,
  data: z.strictObject({ ...recipientFields, ...LetterCopy.shape }),
  subject: ({ subject, firstName }) => fillWords(subject, { firstName }),
  body({ firstName, unsubscribeUrl, subject, preview, blocks }) {
    const say = (text: string) => fillWords(text, { firstName });
    const { title, rest } = titleAndRest(subject, blocks);
    return (
      <MailLayout
        preview={say(preview)}
        heading={say(title)}
        reason="You receive this message because you asked for mail on this topic from HedgeCo."
        unsubscribeUrl={unsubscribeUrl}
        audience="member"
      >
        <LetterBlocks blocks={rest} say={say} />
      </MailLayout>
    );
  },
  example: {
    firstName: "Margaret",
    unsubscribeUrl: "https://ops.hedgeco.example/unsubscribe/preview",
    subject: "Three letters for you, {firstName}",
    preview: "What managers wrote at the end of the quarter.",
    blocks: [
      { kind: "heading", text: "Three letters worth an evening" },
      {
        kind: "paragraph",
        text: "Hello {firstName}, managers whose funds are listed with us have sent their letters.",
      },
      {
        kind: "story",
        title: "Credit: waiting pays again",
        text: "Two desks explain why they hold more cash than at any time since 2020.",
        url: "https://hedgeco.example/news/credit-waiting",
      },
      { kind: "divider" },
      { kind: "button", label: "Read all letters", url: "https://hedgeco.example/news" },
    ],
  },
});
