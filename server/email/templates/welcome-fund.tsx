import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField } from "@/server/email/fields";

export const welcomeFund = defineTemplate({
  key: "welcome_fund",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data", "no_performance_claims"],
  throttleMs: 0,
  data: z.strictObject({ firstName: lineField(80), fundName: lineField(120), profileUrl: httpUrlField }),
  subject: ({ fundName }) => `${fundName} is now on HedgeCo`,
  body: ({ firstName, fundName, profileUrl }) => (
    <MailLayout
      preview="Your fund's profile is open."
      heading={`Welcome, ${firstName}`}
      reason="You receive this message because a fund of yours has joined HedgeCo."
      audience="member"
    >
      <Paragraph>The profile of {fundName} is open. Investors see it once our verification is complete.</Paragraph>
      <Paragraph>
        Offering documents, auditor and administrator are what the verification looks at first; you can add them now.
      </Paragraph>
      <ActionButton href={profileUrl}>Complete the profile</ActionButton>
      <Paragraph quiet>Questions? Just reply to this message.</Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    fundName: "Northgate Credit Fund",
    profileUrl: "https://members.hedgeco.example/funds/northgate",
  },
});
