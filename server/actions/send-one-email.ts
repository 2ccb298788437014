import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { CampaignTemplateKey } from "@/server/email/campaigns/send-job";
import { consoleHost } from "@/server/email/console-url";
import { renderTemplate } from "@/server/email/render-template";
import { strangerId } from "@/server/members/stranger-id";
import { mailSender } from "@/server/email/mail-sender";
import { foreignHosts } from "@/server/email/foreign-hosts";
import { freeWords } from "@/server/email/free-words";
import { lineField } from "@/server/email/fields";
import { findSuppressed } from "@/server/email/suppression";
import { TemplateKey, templateCategory, templateOf } from "@/server/email/templates/registry";
import type { Version } from "@/server/email/variants/load-version";
import { findSendable } from "@/server/email/variants/sendable-version";
import { countEarlier } from "@/server/kernel/count-earlier";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, Target } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { holdOutside } from "@/server/policies/outside";

/** What the words of staff leave to be filled in. */
const NoticeData = z.strictObject({ firstName: lineField(80) });

const input = z
  .strictObject({
    to: z.email().max(254),
    /** Either a template of the code, or what staff have published. */
    // A sign-in link is a key to the console; only the sign-in page itself mails one. What can be left goes out in mailings,
    // and words without a form are written by staff.
    templateKey: TemplateKey.exclude([
      ...(["sign_in_link", "block_letter", "block_notice"] as const),
      ...CampaignTemplateKey.options,
    ]).optional(),
    /** Without a version: the one that was published last when it was submitted. */
    copy: z.strictObject({ variantId: z.uuid(), version: z.int().positive().optional() }).optional(),
    data: z.record(z.string(), z.json()),
  })
  .superRefine(({ templateKey, copy, data }, context) => {
    if ((templateKey === undefined) === (copy === undefined)) {
      context.addIssue({ code: "custom", path: ["templateKey"], message: "give either templateKey or copy" });
      return;
    }
    for (const { path, message } of problemsOf(templateKey, data)) {
      context.addIssue({ code: "custom", path: path.split("."), message });
    }
  });
type Input = z.output<typeof input>;

function problemsOf(templateKey: Input["templateKey"], data: unknown) {
  if (templateKey) return templateOf(templateKey).problemsOf(data);
  const issues = NoticeData.safeParse(data).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ path: ["data", ...path].join("."), message }));
}

/** What it is rendered with. */
const keyOf = ({ templateKey }: Input) => templateKey ?? "block_notice";

type MemberStatus = (typeof members.$inferSelect)["status"];

interface Facts {
  /** The words of staff that it names; null: a template of the code. */
  variant: Pick<Version, "name" | "version" | "copy"> | null;
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

/** An agent's words and an editor's, whom nobody has checked: a mail of ours must not lead a member elsewhere unseen. */
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
const DECIDED: Partial<Record<TemplateKey, MemberStatus>> = {
  application_approved: "active",
  application_rejected: "rejected",
};

const holdUndecided: Rule<Input, Facts> = {
  id: "email.decision",
  title: "What it announces has been decided",
  reads: ["memberStatus"],
  judge({ input: { templateKey }, facts: { memberStatus } }) {
    if (!templateKey) return silent("Its words are those that staff have published.");
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
  judge({ input: asked, facts: { memberStatus, knownStaff, submitterKind } }) {
    const category = templateCategory(keyOf(asked));
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

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const addresses = [...new Set(requests.map((request) => request.input.to))];
  const [variants, known, people, suppressed, mailsLastHour] = await Promise.all([
    loadVariants(tx, requests),
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
  return requests.map(({ input: asked, submitterKind }, i) => {
    const { to, data } = asked;
    const address = to.toLowerCase();
    const member = byAddress.get(address);
    const variant = variants[i] ?? null;
    if (variant instanceof KernelError) return variant;
    return {
      facts: {
        variant,
        memberStatus: member?.status ?? null,
        knownStaff: staffAddresses.has(address),
        suppressed: suppressed[purposeOf(asked)].has(to),
        // The console's own mails to its staff lead to itself, wherever it stands.
        foreignHosts: foreignHosts([data, variant?.copy ?? null], submitterKind === "system" ? [consoleHost()] : []),
        mailsLastHour: mailsLastHour[i] ?? 0,
      },
      targets: [recipient(to, member?.id, variant)],
    };
  });
}

type Words = Facts["variant"] | KernelError;

/** The words of each, in order; what many of them name is read once. */
async function loadVariants(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<Words[]> {
  const loaded = new Map<string, Words>();
  const words: Words[] = [];
  for (const {
    input: { copy },
    pinned,
  } of requests) {
    if (!copy) {
      words.push(null);
      continue;
    }
    // A later publication does not change what was asked for and shown.
    const version = copy.version ?? pinned?.[0]?.entityVersion ?? null;
    const name = `${copy.variantId}:${version}:${pinned === null}`;
    const one = loaded.get(name) ?? (await loadWords(tx, { variantId: copy.variantId, version }, pinned === null));
    loaded.set(name, one);
    words.push(one);
  }
  return words;
}

async function loadWords(
  tx: Tx,
  wanted: { variantId: string; version: number | null },
  isNew: boolean,
): Promise<Words> {
  const found = await findSendable(tx, wanted, { rendersWith: "block_notice", isNew });
  if (found instanceof KernelError) return found;
  const { name, version, copy } = found;
  return { name, version, copy };
}

const purposeOf = (asked: Input) => (templateCategory(keyOf(asked)) === "marketing" ? "marketing" : "transactional");

/** By what each mail is for: who wants no marketing still gets what concerns them. */
async function findAllSuppressed(tx: Tx, requests: readonly FactsRequest<Input>[]) {
  const addressesFor = (kind: "transactional" | "marketing") => [
    ...new Set(requests.flatMap(({ input: asked }) => (purposeOf(asked) === kind ? [asked.to] : []))),
  ];
  const [transactional, marketing] = await Promise.all([
    findSuppressed(tx, addressesFor("transactional"), { kind: "transactional" }),
    findSuppressed(tx, addressesFor("marketing"), { kind: "marketing" }),
  ]);
  return { transactional, marketing };
}

/** The version of the words is pinned with whom they go to. */
function recipient(to: string, memberId: string | undefined, variant: Facts["variant"]): Target {
  const address = to.toLowerCase();
  const words: Target["attributes"] = variant ? { version: variant.version } : {};
  return {
    entityType: "recipient",
    entityId: memberId ?? strangerId(to),
    entityVersion: variant?.version ?? 1,
    label: to,
    attributes: { domain: address.split("@")[1] ?? "", member: memberId !== undefined, ...words },
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
  risk({ input: asked, facts: { memberStatus, knownStaff } }) {
    const category = templateCategory(keyOf(asked));
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
  priorityClass: ({ input: { templateKey } }) => (templateKey?.startsWith("welcome") ? "welcome" : "confirmation"),
  summarize: ({ input: asked, facts: { variant, memberStatus, knownStaff } }) => ({
    title: `Send ${variant ? `“${variant.name}”` : keyOf(asked).replaceAll("_", " ")} to ${asked.to}`,
    lines: [
      { label: "To", value: asked.to },
      { label: "Template", value: variant ? `“${variant.name}”, version ${variant.version}` : keyOf(asked) },
      { label: "Recipient", value: recipientWords(memberStatus, knownStaff) },
    ],
    changes: [],
  }),
  async render({ input: asked, facts: { variant } }) {
    const { subject, html, text } = await renderTemplate(keyOf(asked), { ...asked.data, ...variant?.copy });
    return { from: mailSender(), to: asked.to, subject, html, text, headers: {} };
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
