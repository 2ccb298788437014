import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField } from "@/server/email/fields";

export const welcomeProvider = defineTemplate({
  key: "welcome_provider",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data", "no_performance_claims"],
  throttleMs: 0,
  data: z.strictObject({ firstName: lineField(80), company: lineField(120), listingUrl: httpUrlField }),
  subject: ({ company }) => `${company} is listed on HedgeCo`,
  body: ({ firstName, company, listingUrl }) => (
    <MailLayout
      preview="Your entry in the directory is open."
      heading={`Welcome, ${firstName}`}
      reason="You receive this message because your company has joined the HedgeCo directory."
      audience="member"
    >
      <Paragraph>{company} can now be found by funds and investors in the directory of service providers.</Paragraph>
      <Paragraph>A short description and two references make the entry complete.</Paragraph>
      <ActionButton href={listingUrl}>Open your entry</ActionButton>
      <Paragraph quiet>Questions? Just reply to this message.</Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    company: "Harbour Fund Services",
    listingUrl: "https://members.hedgeco.example/providers/harbour",
  },
});
