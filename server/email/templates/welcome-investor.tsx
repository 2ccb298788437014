import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField } from "@/server/email/fields";

export const welcomeInvestor = defineTemplate({
  key: "welcome_investor",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data", "no_performance_claims"],
  throttleMs: 0,
  data: z.strictObject({ firstName: lineField(80), dashboardUrl: httpUrlField }),
  subject: ({ firstName }) => `Welcome to HedgeCo, ${firstName}`,
  body: ({ firstName, dashboardUrl }) => (
    <MailLayout
      preview="Your investor membership is open."
      heading={`Welcome, ${firstName}`}
      reason="You receive this message because your HedgeCo membership has been opened."
      audience="member"
    >
      <Paragraph>
        Your investor membership is open. You can read the profiles of verified funds, compare strategies and write to
        managers who are listed with us.
      </Paragraph>
      <Paragraph>Two minutes in your profile settings help us show you the strategies you care about.</Paragraph>
      <ActionButton href={dashboardUrl}>Open your dashboard</ActionButton>
      <Paragraph quiet>Questions? Just reply to this message.</Paragraph>
    </MailLayout>
  ),
  example: { firstName: "Margaret", dashboardUrl: "https://members.hedgeco.example/dashboard" },
});
