import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { LetterBlocks, titleAndRest } from "@/server/email/design/letter-blocks";
import { MailLayout } from "@/server/email/design/mail-layout";
import { lineField } from "@/server/email/fields";
import { LetterCopy } from "@/server/email/variants/letter-copy";
import { fillWords } from "@/server/email/variants/placeholders";

/** What variants about a matter of the reader's own are rendered with: nothing in it is an offer, so nothing is left. */
export const blockNotice = defineTemplate({
  key: "block_notice",
  version: 1,
  category: "transactional",
  complianceFlags: ["no_performance_claims"],
  throttleMs: 0,
  data: z.strictObject({ firstName: lineField(80), ...LetterCopy.shape }),
  subject: ({ subject, firstName }) => fillWords(subject, { firstName }),
  body({ firstName, subject, preview, blocks }) {
    const say = (text: string) => fillWords(text, { firstName });
    const { title, rest } = titleAndRest(subject, blocks);
    return (
      <MailLayout
        preview={say(preview)}
        heading={say(title)}
        reason="You receive this message because it is about your HedgeCo account."
        audience="member"
      >
        <LetterBlocks blocks={rest} say={say} />
      </MailLayout>
    );
  },
  example: {
    firstName: "Margaret",
    subject: "Your documents are here, {firstName}",
    preview: "We have what we asked for; nothing is left to do.",
    blocks: [
      { kind: "heading", text: "Your documents have arrived" },
      { kind: "paragraph", text: "Hello {firstName}, thank you. We look at them within two working days." },
      { kind: "button", label: "See what we have", url: "https://members.hedgeco.example/documents" },
    ],
  },
});
