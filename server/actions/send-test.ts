import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { mailSender } from "@/server/email/mail-sender";
import { findSuppressed } from "@/server/email/suppression";
import { TemplateKey, templateOf } from "@/server/email/templates/registry";
import type { LetterCopy } from "@/server/email/variants/letter-copy";
import { loadVersion } from "@/server/email/variants/load-version";
import type { Version } from "@/server/email/variants/load-version";
import { renderSample } from "@/server/email/variants/render-sample";
import { countEarlier } from "@/server/kernel/count-earlier";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { sha256 } from "@/server/kernel/key";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";

const HOUR_MS = 3_600_000;
const TESTS_PER_HOUR_MAX = 20;

const input = z.strictObject({
  copy: z.union([
    // A sign-in link is a key to the console; not even its sample is mailed around.
    z.strictObject({ templateKey: TemplateKey.exclude(["sign_in_link"]) }),
    z.strictObject({ variantId: z.uuid(), version: z.int().positive() }),
  ]),
});
type Input = z.output<typeof input>;

interface Facts {
  /** The submitter's own address: there is no other way to name one. */
  to: string;
  what: string;
  /** Null: a template of the code, with its own sample. */
  variant: { templateKey: Version["templateKey"]; copy: LetterCopy } | null;
  suppressed: boolean;
  testsLastHour: number;
}

const blockSuppressed: Rule<unknown, Facts> = {
  id: "email.suppressed",
  title: "The address may be written to",
  reads: ["suppressed"],
  whenUnknown: "block",
  judge: ({ facts: { suppressed } }) =>
    suppressed ? matched("block", "Your address is suppressed.") : silent("The address is not suppressed."),
};

const limitTests: Rule<unknown, Facts> = {
  id: "email.tests_rate",
  title: "Tests come now and then",
  reads: ["testsLastHour"],
  judge({ facts: { testsLastHour } }) {
    const measure = { value: testsLastHour + 1, limit: TESTS_PER_HOUR_MAX };
    const text = `${testsLastHour} tests within an hour`;
    return measure.value > measure.limit ? matched("hold", `${text}.`, measure) : silent(`${text}.`, measure);
  },
};

const runOwn: Rule<unknown, Facts> = {
  id: "email.own_test",
  title: "It goes to whoever asked for it",
  reads: ["to"],
  judge: ({ facts: { to } }) => matched("run", `A sample to the submitter's own address, ${to}.`),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const people = await tx
    .select({ id: sql<string>`${staff.id}::text`, email: staff.email })
    .from(staff)
    .where(inArray(sql`${staff.id}::text`, [...new Set(requests.map(({ submitter }) => submitter))]));
  const closed = await findSuppressed(
    tx,
    people.map(({ email }) => email),
    { kind: "transactional" },
  );
  const tests = await countEarlier(tx, requests, {
    kind: "email.send_test",
    windowMs: HOUR_MS,
    counts: undefined,
    groupOf: ({ submitter }) => submitter,
    storedGroup: sql<string>`${actions.submitter}`,
  });
  const loaded: (Loaded<Facts> | KernelError)[] = [];
  for (const [i, request] of requests.entries()) {
    const person = people.find(({ id }) => request.submitterKind === "staff" && id === request.submitter);
    const what = await loadCopy(tx, request.input);
    if (!person) loaded.push(new KernelError("forbidden", "A test goes to a member of staff who asks for it."));
    else if (what instanceof KernelError) loaded.push(what);
    else {
      const to = person.email;
      const suppressed = closed.has(to);
      loaded.push({ facts: { to, ...what, suppressed, testsLastHour: tests[i] ?? 0 }, targets: [recipient(to)] });
    }
  }
  return loaded;
}

async function loadCopy(tx: Tx, { copy }: Input): Promise<Pick<Facts, "what" | "variant"> | KernelError> {
  if ("templateKey" in copy) return { what: copy.templateKey.replaceAll("_", " "), variant: null };
  const found = await loadVersion(tx, copy);
  if (!found) return new KernelError("target_not_found", "There is no such version of a template.", { ...copy });
  const { name, version, templateKey } = found;
  return { what: `“${name}”, version ${version}`, variant: { templateKey, copy: found.copy } };
}

const recipient = (email: string) => ({
  entityType: "recipient",
  entityId: `address:${sha256(email.toLowerCase()).slice(0, 32)}`,
  entityVersion: 1,
  label: email,
  attributes: { domain: email.toLowerCase().split("@")[1] ?? "", member: false },
});

/** A look at a template in one's own inbox. */
export const sendTest = defineAction({
  name: "email.send_test",
  queue: "email",
  title: "Send a test to oneself",
  schemaVersion: 1,
  askedBy: ["editor", "support"],
  input,
  facts,
  subject: () => null,
  risk: () => "low",
  rules: [blockSuppressed, limitTests, runOwn],
  priorityClass: () => "notification",
  summarize: ({ facts: { to, what } }) => ({
    title: `Send a test of ${what}`,
    lines: [
      { label: "To", value: `${to}, who asks for it` },
      { label: "Template", value: what },
    ],
    changes: [],
  }),
  async render({ input: { copy }, facts: { to, variant } }) {
    const { subject, html, text } = await sampleOf(copy, variant);
    return { from: mailSender(), to, subject: `[Test] ${subject}`, html, text, headers: {} };
  },
  execute: {
    port: "mail",
    async perform({ copy, key }, { effects, signal }) {
      if (!copy) return { outcome: "failed", problem: { code: "no_copy", message: "The pinned copy is gone." } };
      return effects.mail.send(copy, { key, signal });
    },
  },
});

function sampleOf(copy: Input["copy"], variant: Facts["variant"]) {
  if (variant) return renderSample(variant.templateKey, variant.copy);
  if (!("templateKey" in copy)) throw new Error("A variant was loaded with the facts.");
  const template = templateOf(copy.templateKey);
  return template.render(template.example);
}
