import { inArray } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import { renderTemplate } from "@/server/email/render-template";
import { mailSender } from "@/server/email/mail-sender";
import { foreignHosts } from "@/server/email/foreign-hosts";
import { isSuppressed } from "@/server/email/suppression";
import { TemplateKey, templateCategory, templateOf } from "@/server/email/templates/registry";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { sha256 } from "@/server/kernel/key";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";

const input = z
  .object({
    to: z.email().max(254),
    // A sign-in link is a key to the console; only the sign-in page itself mails one.
    templateKey: TemplateKey.exclude(["sign_in_link"]),
    data: z.record(z.string(), z.json()),
  })
  .strict()
  .superRefine(({ templateKey, data }, context) => {
    for (const { path, message } of templateOf(templateKey).problemsOf(data)) {
      context.addIssue({ code: "custom", path: path.split("."), message });
    }
  });
type Input = z.output<typeof input>;

interface Facts {
  knownMember: boolean;
  suppressed: boolean;
  /** Hosts that the mail links to and that are not ours. */
  foreignHosts: string[];
}

const blockSuppressed: Rule<unknown, Facts> = {
  id: "email.suppressed",
  title: "The address may be written to",
  judge: ({ facts: { suppressed } }) =>
    suppressed
      ? matched("block", "The address is suppressed: it bounced, complained or unsubscribed.")
      : silent("The address is not suppressed."),
};

/** The link comes from an agent: a mail of ours must not lead a member elsewhere unseen. */
const holdForeignLinks: Rule<unknown, Facts> = {
  id: "email.links",
  title: "Links lead to our own site",
  judge: ({ facts: { foreignHosts } }) =>
    foreignHosts.length > 0
      ? matched("hold", `It links to ${foreignHosts.join(", ")}.`)
      : silent("Every link leads to our own site."),
};

const runTransactional: Rule<Input, Facts> = {
  id: "email.transactional",
  title: "Transactional mail to a known member",
  judge({ input: { templateKey }, facts: { knownMember } }) {
    const category = templateCategory(templateKey);
    if (category !== "transactional")
      return matched("hold", `A ${category} template is sent only after a person looked.`);
    return knownMember
      ? matched("run", "A transactional template to a known member.")
      : matched("hold", "The address belongs to no member, so a person looks.");
  },
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<Loaded<Facts>[]> {
  const addresses = [...new Set(requests.map((request) => request.input.to))];
  const [known, suppressed] = await Promise.all([
    tx.select({ id: members.id, email: members.email }).from(members).where(inArray(members.email, addresses)),
    isSuppressed(tx, addresses),
  ]);
  const ids = new Map(known.map((member) => [member.email.toLowerCase(), member.id]));
  return requests.map(({ input: { to, data } }) => {
    const address = to.toLowerCase();
    const memberId = ids.get(address);
    return {
      facts: {
        knownMember: memberId !== undefined,
        suppressed: suppressed.has(address),
        foreignHosts: foreignHosts(data),
      },
      targets: [
        {
          entityType: "recipient",
          entityId: memberId ?? `address:${sha256(address).slice(0, 32)}`,
          entityVersion: 1,
          label: to,
          attributes: { domain: address.split("@")[1] ?? "", member: memberId !== undefined },
        },
      ],
    };
  });
}

export const sendOneEmail = defineAction({
  name: "email.send_one",
  queue: "email",
  title: "Send one e-mail",
  schemaVersion: 1,
  input,
  facts,
  subject: () => null,
  risk: ({ input: { templateKey }, facts: { knownMember } }) =>
    knownMember && templateCategory(templateKey) === "transactional" ? "low" : "medium",
  rules: [blockSuppressed, holdForeignLinks, runTransactional],
  priorityClass: ({ input: { templateKey } }) => (templateKey.startsWith("welcome") ? "welcome" : "confirmation"),
  summarize: ({ input: { to, templateKey }, facts: { knownMember } }) => ({
    title: `Send ${templateKey.replaceAll("_", " ")} to ${to}`,
    lines: [
      { label: "To", value: to },
      { label: "Template", value: templateKey },
      { label: "Recipient", value: knownMember ? "a member" : "not a member" },
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
