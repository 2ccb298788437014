import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { CampaignTemplateKey } from "@/server/email/campaigns/send-job";
import { consoleHost } from "@/server/email/console-url";
import { renderTemplate } from "@/server/email/render-template";
import { mailSender } from "@/server/email/mail-sender";
import { foreignHosts } from "@/server/email/foreign-hosts";
import { freeWords } from "@/server/email/free-words";
import { findSuppressed } from "@/server/email/suppression";
import { TemplateKey, templateCategory, templateOf } from "@/server/email/templates/registry";
import { countEarlier } from "@/server/kernel/count-earlier";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, Target } from "@/server/kernel/define-action";
import { sha256 } from "@/server/kernel/key";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { holdOutside } from "@/server/policies/outside";

const input = z
  .object({
    to: z.email().max(254),
    // A sign-in link is a key to the console; only the sign-in page itself mails one. What can be left goes out in mailings,
    // and words without a form are written by staff.
    templateKey: TemplateKey.exclude(["sign_in_link", "block_letter", "block_notice", ...CampaignTemplateKey.options]),
    data: z.record(z.string(), z.json()),
  })
  .strict()
  .superRefine(({ templateKey, data }, context) => {
    for (const { path, message } of templateOf(templateKey).problemsOf(data)) {
      context.addIssue({ code: "custom", path: path.split("."), message });
    }
  });
type Input = z.output<typeof input>;

type MemberStatus = (typeof members.$inferSelect)["status"];

interface Facts {
  /** Null: the address belongs to no member. */
  memberStatus: MemberStatus | null;
  knownStaff: boolean;
  suppressed: boolean;
  /** Hosts that the mail names and that are not ours. */
  foreignHosts: string[];
  /** Mails to this address within the hour before. */
  mailsLastHour: number;
}

const blockSuppressed: Rule<unknown, Facts> = {
  id: "email.suppressed",
  title: "The address may be written to",
  reads: ["suppressed"],
  whenUnknown: "block",
  judge: ({ facts: { suppressed } }) =>
    suppressed
      ? matched("block", "The address is suppressed: it bounced, complained or unsubscribed.")
      : silent("The address is not suppressed."),
};

/** The words come from an agent: a mail of ours must not lead a member elsewhere unseen. */
const holdForeignLinks: Rule<unknown, Facts> = {
  id: "email.links",
  title: "Links lead to our own site",
  reads: ["foreignHosts"],
  judge: ({ facts: { foreignHosts } }) =>
    foreignHosts.length > 0
      ? matched("hold", `It names ${foreignHosts.join(", ")}.`)
      : silent("Every address in it is on our own site."),
};

/** A template says what we say; a sentence that an agent puts into it is read by a person first. */
const holdFreeWords: Rule<Input, Pick<StandardFacts, "submitterKind">> = {
  id: "email.words",
  title: "Only names and phrases are filled in",
  reads: ["submitterKind"],
  judge({ input: { data }, facts: { submitterKind } }) {
    if (submitterKind !== "agent") return silent("It was not submitted by an agent.");
    const fields = freeWords(data);
    return fields.length > 0
      ? matched("hold", `Free words in ${fields.join(", ")}.`)
      : silent("It fills in names and phrases only.");
  },
};

/** What these mails say must have been decided; an agent must not announce what nobody has approved. */
const DECIDED: Partial<Record<Input["templateKey"], MemberStatus>> = {
  application_approved: "active",
  application_rejected: "rejected",
};

const holdUndecided: Rule<Input, Facts> = {
  id: "email.decision",
  title: "What it announces has been decided",
  reads: ["memberStatus"],
  judge({ input: { templateKey }, facts: { memberStatus } }) {
    if (!templateOf(templateKey).complianceFlags.includes("states_a_decision")) return silent("It states no decision.");
    return memberStatus !== null && DECIDED[templateKey] === memberStatus
      ? silent(`The member is ${memberStatus}.`)
      : matched("hold", `It states a decision, but the member is ${memberStatus ?? "not known"}.`);
  },
};

const limitPerRecipient: Rule<unknown, Facts> = {
  id: "email.recipient_rate",
  title: "Nobody is flooded",
  reads: ["mailsLastHour"],
  judge({ facts: { mailsLastHour }, params }) {
    const measure = { value: mailsLastHour + 1, limit: params.mailsPerRecipientPerHour };
    const text = `${mailsLastHour} mails to this address within an hour`;
    return measure.value > measure.limit ? matched("hold", `${text}.`, measure) : silent(`${text}.`, measure);
  },
};

const runTransactional: Rule<Input, Facts & Pick<StandardFacts, "submitterKind">> = {
  id: "email.transactional",
  title: "Transactional mail to a known member",
  reads: ["memberStatus", "knownStaff", "submitterKind"],
  judge({ input: { templateKey }, facts: { memberStatus, knownStaff, submitterKind } }) {
    const category = templateCategory(templateKey);
    if (submitterKind === "system" && knownStaff && category === "notification") {
      return matched("run", "A notice of the console itself to one of the staff.");
    }
    if (category !== "transactional")
      return matched("hold", `A ${category} template is sent only after a person looked.`);
    return memberStatus !== null
      ? matched("run", "A transactional template to a known member.")
      : matched("hold", "The address belongs to no member, so a person looks.");
  },
};

const HOUR_MS = 3_600_000;
/** Sent, or on its way: what nobody let through does not count. */
const LET_THROUGH = ["approved", "queued", "running", "unknown", "succeeded"] as const;

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<Loaded<Facts>[]> {
  const addresses = [...new Set(requests.map((request) => request.input.to))];
  const [known, people, suppressed, mailsLastHour] = await Promise.all([
    tx
      .select({ id: members.id, email: members.email, status: members.status })
      .from(members)
      .where(inArray(members.email, addresses)),
    tx.select({ email: staff.email }).from(staff).where(inArray(staff.email, addresses)),
    findAllSuppressed(tx, requests),
    countEarlier(tx, requests, {
      kind: "email.send_one",
      windowMs: HOUR_MS,
      counts: inArray(actions.status, LET_THROUGH),
      groupOf: ({ input: { to } }) => to.toLowerCase(),
      storedGroup: sql<string>`lower(${actions.payload} ->> 'to')`,
    }),
  ]);
  const byAddress = new Map(known.map((member) => [member.email.toLowerCase(), member]));
  const staffAddresses = new Set(people.map(({ email }) => email.toLowerCase()));
  return requests.map(({ input: { to, templateKey, data }, submitterKind }, i) => {
    const address = to.toLowerCase();
    const member = byAddress.get(address);
    return {
      facts: {
        memberStatus: member?.status ?? null,
        knownStaff: staffAddresses.has(address),
        suppressed: suppressed[purposeOf(templateKey)].has(to),
        // The console's own mails to its staff lead to itself, wherever it stands.
        foreignHosts: foreignHosts(data, submitterKind === "system" ? [consoleHost()] : []),
        mailsLastHour: mailsLastHour[i] ?? 0,
      },
      targets: [recipient(to, member?.id)],
    };
  });
}

const purposeOf = (templateKey: Input["templateKey"]) =>
  templateCategory(templateKey) === "marketing" ? "marketing" : "transactional";

/** By what each mail is for: who wants no marketing still gets what concerns them. */
async function findAllSuppressed(tx: Tx, requests: readonly FactsRequest<Input>[]) {
  const addressesFor = (kind: "transactional" | "marketing") => [
    ...new Set(requests.flatMap(({ input }) => (purposeOf(input.templateKey) === kind ? [input.to] : []))),
  ];
  const [transactional, marketing] = await Promise.all([
    findSuppressed(tx, addressesFor("transactional"), { kind: "transactional" }),
    findSuppressed(tx, addressesFor("marketing"), { kind: "marketing" }),
  ]);
  return { transactional, marketing };
}

function recipient(to: string, memberId: string | undefined): Target {
  const address = to.toLowerCase();
  return {
    entityType: "recipient",
    entityId: memberId ?? `address:${sha256(address).slice(0, 32)}`,
    entityVersion: 1,
    label: to,
    attributes: { domain: address.split("@")[1] ?? "", member: memberId !== undefined },
  };
}

export const sendOneEmail = defineAction({
  name: "email.send_one",
  queue: "email",
  title: "Send one e-mail",
  schemaVersion: 1,
  input,
  facts,
  subject: () => null,
  risk({ input: { templateKey }, facts: { memberStatus, knownStaff } }) {
    const category = templateCategory(templateKey);
    const isUsual = category === "transactional" ? memberStatus !== null : category === "notification" && knownStaff;
    return isUsual ? "low" : "medium";
  },
  rules: [
    blockSuppressed,
    holdForeignLinks,
    holdFreeWords,
    holdUndecided,
    limitPerRecipient,
    runTransactional,
    holdOutside,
  ],
  priorityClass: ({ input: { templateKey } }) => (templateKey.startsWith("welcome") ? "welcome" : "confirmation"),
  summarize: ({ input: { to, templateKey }, facts: { memberStatus, knownStaff } }) => ({
    title: `Send ${templateKey.replaceAll("_", " ")} to ${to}`,
    lines: [
      { label: "To", value: to },
      { label: "Template", value: templateKey },
      { label: "Recipient", value: recipientWords(memberStatus, knownStaff) },
    ],
    changes: [],
  }),
  async render({ input: { to, templateKey, data } }) {
    const { subject, html, text } = await renderTemplate(templateKey, data);
    return { from: mailSender(), to, subject, html, text, headers: {} };
  },
  execute: {
    port: "mail",
    async perform({ copy, key }, { effects, signal }) {
      if (!copy) return { outcome: "failed", problem: { code: "no_copy", message: "The approved copy is gone." } };
      return effects.mail.send(copy, { key, signal });
    },
  },
});

function recipientWords(memberStatus: MemberStatus | null, knownStaff: boolean): string {
  if (memberStatus !== null) return `a member (${memberStatus})`;
  return knownStaff ? "one of the staff" : "not a member";
}
