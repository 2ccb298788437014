import { inArray } from "drizzle-orm";
import { z } from "zod";
import { suppressions } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";
import { liftSuppression as lift } from "@/server/email/lift-suppression";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdStaleEvidence } from "@/server/policies/evidence";

const input = z
  .object({
    suppressionId: z.uuid(),
    /** Shortens it to then instead of ending it at once. */
    until: z.iso.datetime().optional(),
    reason: z.string().trim().min(1).max(500),
  })
  .strict();
type Input = z.output<typeof input>;

type Row = typeof suppressions.$inferSelect;

interface Facts {
  suppression: Pick<Row, "reason" | "scope" | "topic" | "source" | "version"> & {
    /** ISO times, as facts are stored. */
    since: string;
    expiresAt: string | null;
  };
}

/** Longer is closing, and takes nobody's approval. */
const mustShorten: Rule<Input, Facts> = {
  id: "suppression.shorter",
  title: "It ends earlier than now",
  reads: ["suppression"],
  whenUnknown: "block",
  judge: ({ input: { until }, facts: { suppression } }) =>
    until !== undefined && suppression.expiresAt !== null && Date.parse(until) >= Date.parse(suppression.expiresAt)
      ? matched("block", `It ends at ${suppression.expiresAt} already.`)
      : silent("It would end earlier than it does."),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const ids = requests.map((request) => request.input.suppressionId);
  const rows = new Map(
    (await tx.select().from(suppressions).where(inArray(suppressions.id, ids))).map((row) => [row.id, row]),
  );
  return ids.map((id) => {
    const row = rows.get(id);
    return row ? toLoaded(row) : new KernelError("target_not_found", "There is no such suppression.", { id });
  });
}

function toLoaded({ id, email, createdAt, expiresAt, ...row }: Row): Loaded<Facts> {
  const { reason, scope, topic, source, version } = row;
  const times = { since: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
  return {
    facts: { suppression: { reason, scope, topic, source, version, ...times } },
    targets: [
      {
        entityType: "suppression",
        entityId: id,
        entityVersion: version,
        label: email,
        attributes: { reason, scope, source },
      },
    ],
  };
}

const scopeWords = ({ scope, topic }: Facts["suppression"]) => (scope === "topic" ? `the topic ${topic}` : scope);

export const liftSuppression = defineAction({
  name: "suppression.lift",
  queue: "approval",
  title: "Lift a suppression",
  schemaVersion: 1,
  // Who answers the person who wants mail again; an operator decides on it.
  askedBy: ["support"],
  input,
  facts,
  subject: ({ input: { suppressionId, until = "now" }, facts: { suppression } }) => ({
    entityType: "suppression",
    entityId: suppressionId,
    entityVersion: `${suppression.version}:${until}`,
  }),
  // Writing to who complained is what ends a sender's good name.
  risk: ({ facts: { suppression } }) => (suppression.reason === "complaint" ? "high" : "medium"),
  rules: [mustShorten, alwaysHold, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { reason, until }, facts: { suppression }, targets: [target] }) => ({
    title: `${until === undefined ? "Lift" : "Shorten"} the suppression of ${target?.label ?? "an address"}`,
    lines: [
      { label: "Why it is there", value: suppression.reason },
      { label: "Covers", value: scopeWords(suppression) },
      { label: "Source", value: suppression.source },
      { label: "Since", value: suppression.since.slice(0, 10) },
      { label: "Why it should go", value: reason },
    ],
    changes: [{ field: "ends", before: suppression.expiresAt ?? "never", after: until ?? "now" }],
  }),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => lift(tx, one))) },
});
