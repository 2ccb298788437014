import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField } from "@/server/email/fields";

export const applicationApproved = defineTemplate({
  key: "application_approved",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data", "states_a_decision"],
  throttleMs: 0,
  data: z.strictObject({
    firstName: lineField(80),
    /** "investor", "fund manager", "service provider". */
    membership: lineField(60),
    portalUrl: httpUrlField,
  }),
  subject: () => "Your HedgeCo application is approved",
  body: ({ firstName, membership, portalUrl }) => (
    <MailLayout
      preview="Your membership is active from today."
      heading="Your application is approved"
      reason="You receive this message because you applied for a HedgeCo membership."
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      <Paragraph>
        We have reviewed your application and approved your {membership} membership. It is active as of now; you need no
        further documents.
      </Paragraph>
      <ActionButton href={portalUrl}>Go to the member area</ActionButton>
      <Paragraph quiet>If anything in your details has changed since you applied, please correct it there.</Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    membership: "investor",
    portalUrl: "https://members.hedgeco.example/start",
  },
});
