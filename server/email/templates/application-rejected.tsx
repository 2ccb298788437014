import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { Details } from "@/server/email/design/details";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField, paragraphField } from "@/server/email/fields";

export const applicationRejected = defineTemplate({
  key: "application_rejected",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data", "states_a_decision"],
  throttleMs: 0,
  data: z.strictObject({
    firstName: lineField(80),
    membership: lineField(60),
    reason: paragraphField(600).optional(),
    /** Where the applicant may ask for another look. */
    reviewUrl: httpUrlField.optional(),
  }),
  subject: () => "About your HedgeCo application",
  body: ({ firstName, membership, reason, reviewUrl }) => (
    <MailLayout
      preview="We have finished reviewing your application."
      heading="About your application"
      reason="You receive this message because you applied for a HedgeCo membership."
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      <Paragraph>
        Thank you for applying for a HedgeCo {membership} membership. We have finished our review and cannot approve the
        application as it stands.
      </Paragraph>
      {reason === undefined ? null : <Details items={[{ label: "Reason", value: reason }]} />}
      <Paragraph>You may apply again at any time, for example with further documents.</Paragraph>
      {reviewUrl === undefined ? null : <ActionButton href={reviewUrl}>Ask for another review</ActionButton>}
      <Paragraph quiet>If you think this is a mistake, reply to this message and a person will look at it.</Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    membership: "investor",
    reason: "The document of identity could not be read. A scan in colour, with all four corners, is enough.",
    reviewUrl: "https://members.hedgeco.example/applications/review",
  },
});
