import { and, desc, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { Tx } from "@/server/db";
import { promisesIn, spamSignsIn } from "@/server/email/campaigns/copy-checks";
import { foreignHosts } from "@/server/email/foreign-hosts";
import { mailSender } from "@/server/email/mail-sender";
import type { RenderedMail } from "@/server/email/define-template";
import { templateCategory } from "@/server/email/templates/registry";
import { LetterCopy } from "@/server/email/variants/letter-copy";
import { copyText } from "@/server/email/variants/copy-text";
import { loadVersion } from "@/server/email/variants/load-version";
import type { Version } from "@/server/email/variants/load-version";
import { publishVersion } from "@/server/email/variants/publish-version";
import { renderSample } from "@/server/email/variants/render-sample";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { alwaysHold } from "@/server/policies/always-hold";

const input = z.strictObject({ variantId: z.uuid(), version: z.int().positive() });
type Input = z.output<typeof input>;

interface Facts {
  state: Version["state"];
  name: string;
  templateKey: Version["templateKey"];
  contentHash: string;
  copy: LetterCopy;
  /** What it follows; null: nothing was published before. */
  before: { version: number; copy: LetterCopy } | null;
  foreignHosts: string[];
  promises: string[];
  spamSigns: string[];
}

const mustBeDraft: Rule<unknown, Facts> = {
  id: "template.draft",
  title: "It is a draft",
  reads: ["state"],
  whenUnknown: "block",
  judge: ({ facts: { state } }) =>
    state === "draft" ? silent("It is a draft.") : matched("block", `This version is ${state}.`),
};

const blockPromises: Rule<unknown, Facts> = {
  id: "template.claims",
  title: "It promises nothing about returns",
  reads: ["promises"],
  whenUnknown: "block",
  judge: ({ facts: { promises } }) =>
    promises.length > 0
      ? matched("block", `It says ${promises.map((words) => `“${words}”`).join(", ")}.`)
      : silent("No promise was found in it."),
};

const holdForeignLinks: Rule<unknown, Facts> = {
  id: "template.links",
  title: "Links lead to our own site",
  reads: ["foreignHosts"],
  judge: ({ facts }) =>
    facts.foreignHosts.length > 0
      ? matched("hold", `It names ${facts.foreignHosts.slice(0, 5).join(", ")}.`)
      : silent("Every address in it is on our own site."),
};

const holdSpam: Rule<unknown, Facts> = {
  id: "template.spam",
  title: "It does not look like spam",
  reads: ["spamSigns"],
  judge: ({ facts: { spamSigns } }) =>
    spamSigns.length > 0 ? matched("hold", `${spamSigns.join("; ")}.`) : silent("Nothing in it looks like spam."),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const loaded: (Loaded<Facts> | KernelError)[] = [];
  for (const request of requests) loaded.push(await loadOne(tx, request.input));
  return loaded;
}

async function loadOne(tx: Tx, asked: Input): Promise<Loaded<Facts> | KernelError> {
  const found = await loadVersion(tx, asked);
  if (!found) return new KernelError("target_not_found", "There is no such version of a template.", asked);
  const { state, name, templateKey, contentHash, copy, version } = found;
  const sample = await renderSample(templateKey, copy);
  return {
    facts: {
      ...{ state, name, templateKey, contentHash, copy },
      before: await findBefore(tx, asked),
      foreignHosts: foreignHosts(copy),
      promises: promisesIn([sample.subject, sample.text]),
      spamSigns: spamSignsIn(sample),
    },
    targets: [
      {
        entityType: "template_version",
        entityId: `${asked.variantId}:${version}`,
        entityVersion: editionOf(contentHash),
        label: `${name}, version ${version}`,
        // Whole, because the edition is only a part of it.
        attributes: { contentHash, template: templateKey, category: templateCategory(templateKey) },
      },
    ],
  };
}

async function findBefore(tx: Tx, { variantId, version }: Input): Promise<Facts["before"]> {
  const [row] = await tx
    .select()
    .from(templateVariantVersions)
    .where(
      and(
        eq(templateVariantVersions.variantId, variantId),
        ne(templateVariantVersions.version, version),
        ne(templateVariantVersions.state, "draft"),
      ),
    )
    .orderBy(desc(templateVariantVersions.version))
    .limit(1);
  if (!row) return null;
  const { subject, preview, blocks } = row;
  return { version: row.version, copy: LetterCopy.parse({ subject, preview, blocks }) };
}

/** A draft that is edited is another target: what was approved is no longer there. */
const editionOf = (contentHash: string) => Number.parseInt(contentHash.slice(0, 7), 16);

export const publishTemplate = defineAction({
  name: "email.publish_template",
  queue: "approval",
  title: "Publish a version of a template",
  schemaVersion: 1,
  askedBy: ["editor"],
  input,
  facts,
  // The same words again are the same question; a refused one stays answered.
  subject: ({ input: { variantId, version }, facts: { contentHash } }) => ({
    entityType: "template_version",
    entityId: `${variantId}:${version}`,
    entityVersion: contentHash,
  }),
  risk: () => "medium",
  rules: [mustBeDraft, blockPromises, alwaysHold, holdForeignLinks, holdSpam],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { version }, facts: { name, templateKey, copy, before, contentHash } }) => ({
    title: `Publish “${name}”, version ${version}`,
    lines: [
      { label: "Subject", value: copy.subject },
      { label: "Category", value: templateCategory(templateKey) },
      { label: "Follows", value: before ? `version ${before.version}` : "nothing that was published" },
      { label: "Hash of its words", value: contentHash },
    ],
    changes: before ? changedParts(before.copy, copy) : [],
  }),
  render: async ({ facts: { templateKey, copy } }) => previewOf(await renderSample(templateKey, copy)),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => publish(tx, one))) },
});

/** What the approver is shown; no mail is sent. */
const previewOf = ({ subject, html, text }: RenderedMail) => ({
  ...{ from: mailSender(), to: "a reader, as a sample", subject, html, text, headers: {} },
});

function changedParts(before: LetterCopy, after: LetterCopy) {
  const rows = [
    { field: "subject", before: before.subject, after: after.subject },
    { field: "preview", before: before.preview, after: after.preview },
    { field: "text", before: copyText(before), after: copyText(after) },
  ];
  return rows.filter((row) => row.before !== row.after);
}

async function publish(tx: Tx, { actionId, target, input: named, now }: Work<Input>): Promise<TargetResult> {
  const actor = { kind: "system", id: `action:${actionId}` } as const;
  const contentHash = String(target.attributes.contentHash);
  const done = await publishVersion(tx, { ...named, contentHash, actor, publishedBy: actor.id, at: now });
  if (done) return { outcome: "done", result: { version: named.version, contentHash } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The draft has changed since." } };
}
