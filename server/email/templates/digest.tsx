import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { Story } from "@/server/email/design/story";
import { httpUrlField, lineField, paragraphField, recipientFields } from "@/server/email/fields";

export const digest = defineTemplate({
  key: "digest",
  version: 1,
  category: "marketing",
  complianceFlags: ["no_performance_claims", "needs_unsubscribe_link"],
  throttleMs: 20 * 3_600_000,
  data: z.strictObject({
    ...recipientFields,
    /** Completes "Your week at HedgeCo: ...". */
    period: lineField(60),
    entries: z
      .array(z.strictObject({ title: lineField(120), text: paragraphField(300), url: httpUrlField }))
      .min(1)
      .max(12),
  }),
  subject: ({ period }) => `Your HedgeCo digest: ${period}`,
  body: ({ firstName, unsubscribeUrl, period, entries }) => (
    <MailLayout
      preview={entries.map(({ title }) => title).join(" · ")}
      heading={period}
      reason="You receive this message because you chose the HedgeCo digest."
      unsubscribeUrl={unsubscribeUrl}
      audience="member"
    >
      <Paragraph>Hello {firstName}, this is what happened.</Paragraph>
      {entries.map((entry, n) => (
        <Story key={n} {...entry} />
      ))}
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    unsubscribeUrl: "https://ops.hedgeco.example/unsubscribe/preview",
    period: "23 to 29 November",
    entries: [
      {
        title: "Three funds were verified",
        text: "Their checklists are complete and their auditors have answered.",
        url: "https://members.hedgeco.example/funds/new",
      },
    ],
  },
});
