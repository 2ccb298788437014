import { z } from "zod";
import { defineTemplate } from "@/server/email/define-template";
import { ActionButton } from "@/server/email/design/action-button";
import { Details } from "@/server/email/design/details";
import { MailLayout } from "@/server/email/design/mail-layout";
import { Paragraph } from "@/server/email/design/paragraph";
import { httpUrlField, lineField, paragraphField } from "@/server/email/fields";

const LEVEL_WORDS = { info: "For your information", attention: "Needs attention", urgent: "Urgent" } as const;

export const operatorNotice = defineTemplate({
  key: "operator_notice",
  version: 1,
  category: "notification",
  complianceFlags: [],
  throttleMs: 0,
  data: z.strictObject({
    level: z.enum(["info", "attention", "urgent"]),
    title: lineField(120),
    paragraphs: z.array(paragraphField(2_000)).min(1).max(10),
    details: z
      .array(z.strictObject({ label: lineField(40), value: lineField(300) }))
      .max(12)
      .default([]),
    action: z.strictObject({ label: lineField(40), url: httpUrlField }).optional(),
  }),
  subject: ({ level, title }) => (level === "urgent" ? `Urgent: ${title}` : title),
  body: ({ level, title, paragraphs, details, action }) => (
    <MailLayout
      preview={paragraphs[0] ?? title}
      heading={title}
      reason="You receive this message because you operate the HedgeCo console."
      audience="staff"
    >
      <Paragraph quiet>{LEVEL_WORDS[level]}</Paragraph>
      {paragraphs.map((text, n) => (
        <Paragraph key={n}>{text}</Paragraph>
      ))}
      {details.length === 0 ? null : <Details items={details} />}
      {action === undefined ? null : <ActionButton href={action.url}>{action.label}</ActionButton>}
    </MailLayout>
  ),
  example: {
    level: "attention",
    title: "300 approvals wait for you",
    paragraphs: [
      "shaggy submitted one action that would approve 300 pending members. Policy holds it: 300 targets is above the limit of 25.",
      "Nothing happens until you decide. The request expires on its own.",
    ],
    details: [
      { label: "Action", value: "user.approve_many" },
      { label: "Risk", value: "high" },
      { label: "Expires", value: "2026-03-02 17:00 UTC" },
    ],
    action: { label: "Open the approval", url: "https://ops.hedgeco.example/approvals/018f5a1e" },
  },
});
