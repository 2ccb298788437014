import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { Story } from "@/server/email/design/story";
import { httpUrlField, lineField, paragraphField, recipientFields } from "@/server/email/fields";

export const newsletter = defineTemplate({
  key: "newsletter",
  version: 1,
  category: "marketing",
  complianceFlags: ["no_performance_claims", "needs_unsubscribe_link"],
  throttleMs: 20 * 3_600_000,
  data: z.strictObject({
    ...recipientFields,
    subject: lineField(120),
    preview: lineField(150),
    heading: lineField(100),
    paragraphs: z.array(paragraphField(1_500)).min(1).max(8),
    stories: z
      .array(z.strictObject({ title: lineField(120), text: paragraphField(600), url: httpUrlField }))
      .max(8)
      .default([]),
    action: z.strictObject({ label: lineField(40), url: httpUrlField }).optional(),
  }),
  subject: ({ subject }) => subject,
  body: ({ firstName, unsubscribeUrl, preview, heading, paragraphs, stories, action }) => (
    <MailLayout
      preview={preview}
      heading={heading}
      reason="You receive this message because you asked for the HedgeCo newsletter."
      unsubscribeUrl={unsubscribeUrl}
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      {paragraphs.map((text, n) => (
        <Paragraph key={n}>{text}</Paragraph>
      ))}
      {stories.map((story, n) => (
        <Story key={n} {...story} />
      ))}
      {action === undefined ? null : <ActionButton href={action.url}>{action.label}</ActionButton>}
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    unsubscribeUrl: "https://ops.hedgeco.example/unsubscribe/preview",
    subject: "What managers said about the autumn",
    preview: "Four letters, two interviews and a date to keep.",
    heading: "What managers said about the autumn",
    paragraphs: ["Four managers whose funds are listed with us have sent their letters for the third quarter."],
    stories: [
      {
        title: "Credit: waiting pays again",
        text: "Two desks explain why they hold more cash than at any time since 2020.",
        url: "https://hedgeco.example/news/credit-waiting",
      },
    ],
    action: { label: "Read all letters", url: "https://hedgeco.example/news" },
  },
});
