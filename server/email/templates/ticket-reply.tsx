import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { MailLayout } from "@/server/email/design/mail-layout";
import { ActionButton } from "@/server/email/design/action-button";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField, paragraphField } from "@/server/email/fields";

export const ticketReply = defineTemplate({
  key: "ticket_reply",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data"],
  throttleMs: 0,
  data: z.strictObject({
    firstName: lineField(80),
    ticketNumber: lineField(20),
    ticketTitle: lineField(150),
    paragraphs: z.array(paragraphField(3_000)).min(1).max(20),
    signature: lineField(80),
    ticketUrl: httpUrlField,
  }),
  subject: ({ ticketNumber, ticketTitle }) => `Re: ${ticketTitle} [${ticketNumber}]`,
  body: ({ firstName, ticketTitle, paragraphs, signature, ticketUrl }) => (
    <MailLayout
      preview={paragraphs[0] ?? ticketTitle}
      heading={ticketTitle}
      reason="You receive this message because you wrote to HedgeCo support."
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      {paragraphs.map((text, n) => (
        <Paragraph key={n}>{text}</Paragraph>
      ))}
      <Paragraph>{signature}</Paragraph>
      <ActionButton href={ticketUrl}>See the whole conversation</ActionButton>
      <Paragraph quiet>You can answer by replying to this message.</Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    ticketNumber: "HC-1042",
    ticketTitle: "Cannot open the quarterly letter",
    paragraphs: [
      "The letter was saved in a format that your browser does not show. A copy as PDF is in your library now.",
    ],
    signature: "Jonas, HedgeCo support",
    ticketUrl: "https://members.hedgeco.example/tickets/HC-1042",
  },
});
