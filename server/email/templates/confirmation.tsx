import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField } from "@/server/email/fields";

export const confirmation = defineTemplate({
  key: "confirmation",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_personal_data"],
  throttleMs: 60_000,
  data: z.strictObject({
    firstName: lineField(80),
    /** Completes "Please confirm ...": "your e-mail address". */
    what: lineField(80),
    confirmUrl: httpUrlField,
    validHours: z.int().min(1).max(168),
  }),
  subject: ({ what }) => `Please confirm ${what}`,
  body: ({ firstName, what, confirmUrl, validHours }) => (
    <MailLayout
      preview={`One click confirms ${what}.`}
      heading={`Please confirm ${what}`}
      reason="You receive this message because a change at HedgeCo needs your confirmation."
      audience="member"
    >
      <Paragraph>Hello {firstName},</Paragraph>
      <Paragraph>Please confirm {what}. Nothing changes until you do.</Paragraph>
      <ActionButton href={confirmUrl}>Confirm</ActionButton>
      <Paragraph quiet>
        The link works for {validHours === 1 ? "one hour" : `${validHours} hours`}. If you did not ask for this, ignore
        this message.
      </Paragraph>
    </MailLayout>
  ),
  example: {
    firstName: "Margaret",
    what: "your e-mail address",
    confirmUrl: "https://members.hedgeco.example/confirm/7f1c09e2b5",
    validHours: 24,
  },
});
