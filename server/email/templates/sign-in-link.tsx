import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField } from "@/server/email/fields";

export const signInLink = defineTemplate({
  key: "sign_in_link",
  version: 1,
  category: "transactional",
  complianceFlags: ["contains_sign_in_link"],
  throttleMs: 30_000,
  data: z.strictObject({ signInUrl: httpUrlField, validMinutes: z.int().min(1).max(1_440) }),
  subject: () => "Your sign-in link for the HedgeCo console",
  body: ({ signInUrl, validMinutes }) => (
    <MailLayout
      preview="Use this link once to sign in."
      heading="Sign in to the console"
      reason="You receive this message because somebody entered your address on the sign-in page."
      audience="staff"
    >
      <Paragraph>This link signs you in. It works once.</Paragraph>
      <ActionButton href={signInUrl}>Sign in</ActionButton>
      <Paragraph quiet>
        It expires after {validMinutes === 1 ? "one minute" : `${validMinutes} minutes`}. Do not forward it: whoever
        opens it is signed in as you. If you did not ask for it, ignore this message.
      </Paragraph>
    </MailLayout>
  ),
  example: {
    signInUrl: "https://ops.hedgeco.example/sign-in/link?token=4c9a1b7e80f24d6f9c3e5a7b1d2f4e60",
    validMinutes: 15,
  },
});
