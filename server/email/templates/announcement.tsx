import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField, paragraphField, recipientFields } from "@/server/email/fields";

export const announcement = defineTemplate({
  key: "announcement",
  version: 1,
  category: "marketing",
  complianceFlags: ["no_performance_claims", "needs_unsubscribe_link"],
  throttleMs: 20 * 3_600_000,
  data: z.strictObject({
    ...recipientFields,
    subject: lineField(120),
    heading: lineField(100),
    paragraphs: z.array(paragraphField(1_500)).min(1).max(8),
    action: z.strictObject({ label: lineField(40), url: httpUrlField }).optional(),
  }),
  subject: ({ subject }) => subject,
  body: ({ firstName, unsubscribeUrl, heading, paragraphs, action }) => (
    <MailLayout
      preview={paragraphs[0] ?? heading}
      heading={heading}
      reason="You receive this message because you asked to hear of changes at HedgeCo."
      unsubscribeUrl={unsubscribeUrl}
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      {paragraphs.map((text, n) => (
        <Paragraph key={n}>{text}</Paragraph>
      ))}
      {action === undefined ? null : <ActionButton href={action.url}>{action.label}</ActionButton>}
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    unsubscribeUrl: "https://ops.hedgeco.example/unsubscribe/preview",
    subject: "Manager letters are now searchable",
    heading: "Manager letters are now searchable",
    paragraphs: ["From today you can search the full text of every letter that managers have sent us since 2019."],
    action: { label: "Try the search", url: "https://members.hedgeco.example/letters" },
  },
});
