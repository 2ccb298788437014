import { z } from "zod";
import { sql } from "drizzle-orm";
import { EMBEDDED_KINDS, embeddings } from "@/drizzle/schema/knowledge";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { describeEntities } from "@/server/members/describe-entities";
import { LOCAL_MODEL, embedText } from "@/server/knowledge/embed-text";
import { staleVersion } from "@/server/members/member-facts";

const input = z
  .object({ kind: z.enum(EMBEDDED_KINDS), entityId: z.uuid(), version: z.number().int().positive().optional() })
  .strict();
type Input = z.output<typeof input>;

interface Facts {
  version: number;
}

const runAlways: Rule<unknown, unknown> = {
  id: "embedding.derived",
  title: "Derived data only",
  reads: [],
  judge: () => matched("run", "It reads a record and writes a derived vector; nothing leaves the house."),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const found = await describeAll(
    tx,
    requests.map((request) => request.input),
  );
  return requests.map(({ input: { kind, entityId, version } }) => {
    const described = found.get(kind)?.get(entityId);
    if (!described) return new KernelError("target_not_found", "There is no such record.", { kind, entityId });
    return {
      facts: { version: described.version },
      targets: [
        { entityType: kind, entityId, entityVersion: described.version, label: described.label, attributes: { kind } },
      ],
      refusal: staleVersion(version, described.version),
    };
  });
}

async function describeAll(tx: Tx, inputs: readonly Input[]) {
  const groups = [...Map.groupBy(inputs, ({ kind }) => kind)];
  const described = groups.map(async ([kind, group]) => {
    return [
      kind,
      await describeEntities(
        tx,
        kind,
        group.map(({ entityId }) => entityId),
      ),
    ] as const;
  });
  return new Map(await Promise.all(described));
}

export const embedProfile = defineAction({
  name: "profile.embed",
  queue: "embedding",
  title: "Embed a record for search",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { kind, entityId, version }, facts: now }) => {
    return { entityType: kind, entityId, entityVersion: version ?? now.version };
  },
  risk: () => "low",
  rules: [runAlways],
  priorityClass: ({ input: { kind } }) => kind,
  summarize: ({ input: { kind }, targets: [target] }) => ({
    title: `Embed ${target?.label ?? "a record"}`,
    lines: [
      { label: "Record", value: kind.replaceAll("_", " ") },
      { label: "Model", value: LOCAL_MODEL },
    ],
    changes: [],
  }),
  execute: { port: "database", apply: embedAll },
});

async function embedAll(tx: Tx, work: readonly Work<Input>[]): Promise<TargetResult[]> {
  const found = await describeAll(
    tx,
    work.map((one) => one.input),
  );
  const rows = work.flatMap(({ input: { kind, entityId }, now }) => {
    const described = found.get(kind)?.get(entityId);
    if (!described) return [];
    const { version, text } = described;
    return [{ kind, entityId, model: LOCAL_MODEL, entityVersion: version, vector: embedText(text), embeddedAt: now }];
  });
  if (rows.length > 0) {
    await tx
      .insert(embeddings)
      .values(rows)
      .onConflictDoUpdate({
        target: [embeddings.kind, embeddings.entityId, embeddings.model],
        set: {
          entityVersion: sql`excluded.entity_version`,
          vector: sql`excluded.vector`,
          embeddedAt: sql`excluded.embedded_at`,
        },
      });
  }
  return work.map(({ input: { kind, entityId } }) =>
    found.get(kind)?.has(entityId)
      ? { outcome: "done" }
      : { outcome: "failed", problem: { code: "target_not_found", message: "The record is gone." } },
  );
}
