import { z } from "zod";
import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { lineField } from "@/server/email/fields";
import { MARKS } from "./marks";
import { templateOf } from "@/server/email/templates/registry";

/** Templates that many people get; each has the reader's words and a way out. */
export const CampaignTemplateKey = z.enum(["newsletter", "announcement", "digest"]);
export type CampaignTemplateKey = z.infer<typeof CampaignTemplateKey>;

/** What stands for a reader where data is only checked. */
const SOMEBODY = { firstName: "Reader", unsubscribeUrl: "https://reader.invalid/unsubscribe" };

export const SEND_FLAGS = ["no_performance_claims", "performance_claims", "legal_reviewed", "contains_offer"] as const;

/** Words of the agent's own in a template of the code, or a published version of what staff wrote. */
export const MailingCopy = z.union([
  z.strictObject({ templateKey: CampaignTemplateKey, data: z.record(z.string(), z.json()) }),
  z.strictObject({ variantId: z.uuid(), version: z.int().positive() }),
]);
export type MailingCopy = z.infer<typeof MailingCopy>;

/** A mailing as an agent asks for it. */
export const SendJob = z
  .strictObject({
    /** How people call it; readers do not see it. */
    name: lineField(120),
    audience: z.union([z.strictObject({ audienceId: z.uuid() }), z.strictObject({ filter: AudienceFilter })]),
    topic: z.enum(MAIL_TOPICS),
    copy: MailingCopy,
    sendingDomain: z.hostname().max(253).toLowerCase(),
    /** Mails an hour at most. */
    throttlePerHour: z.int().min(1).max(10_000_000),
    unsubscribeLink: z.boolean(),
    complianceFlags: z.array(z.enum(SEND_FLAGS)).max(SEND_FLAGS.length).default([]),
    /** Not before; ISO 8601. */
    startAt: z.iso.datetime({ offset: true }).optional(),
    /** How many people the agent means to reach. */
    expectedCount: z.int().nonnegative().optional(),
  })
  .superRefine(({ copy }, context) => {
    if (!("templateKey" in copy)) return;
    const { templateKey, data } = copy;
    for (const name of Object.keys(SOMEBODY).filter((key) => key in data)) {
      context.addIssue({ code: "custom", path: ["copy", "data", name], message: "is filled in for each reader" });
    }
    if (MARKS.test(JSON.stringify(data))) {
      context.addIssue({ code: "custom", path: ["copy", "data"], message: "must not have characters of private use" });
    }
    for (const { path, message } of templateOf(templateKey).problemsOf({ ...data, ...SOMEBODY })) {
      context.addIssue({ code: "custom", path: ["copy", ...path.split(".")], message });
    }
  });
export type SendJob = z.infer<typeof SendJob>;
