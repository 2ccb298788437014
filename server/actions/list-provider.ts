import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { providers } from "@/drizzle/schema/members";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { loadProviders } from "@/server/members/load-providers";
import { staleVersion } from "@/server/members/member-facts";
import { holdSplitBulk } from "@/server/policies/bulk";
import { holdStaleEvidence, showsSource } from "@/server/policies/evidence";
import { holdOutside } from "@/server/policies/outside";

const input = z.object({ providerId: z.uuid(), version: z.number().int().positive().optional() }).strict();
type Input = z.output<typeof input>;

interface Facts {
  provider: { status: string; version: number };
}

const mustNotBeListed: Rule<unknown, Facts> = {
  id: "provider.status",
  title: "The provider is not listed yet",
  reads: ["provider"],
  whenUnknown: "block",
  judge: ({ facts: { provider } }) =>
    provider.status === "listed"
      ? matched("block", "The provider is listed already.")
      : silent("It is not listed yet."),
};

const runWithSource: Rule<unknown, Pick<StandardFacts, "evidence">> = {
  id: "provider.source",
  title: "A source for the listing is shown",
  reads: ["evidence"],
  judge: ({ facts: { evidence } }) =>
    showsSource(evidence)
      ? matched("run", "A source URL is shown.")
      : matched("hold", "No source URL is shown, so a person looks."),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const found = await loadProviders(
    tx,
    requests.map((request) => request.input.providerId),
  );
  return requests.map(({ input: { providerId, version } }) => {
    const provider = found.get(providerId);
    if (!provider) return new KernelError("target_not_found", "There is no such provider.", { providerId });
    const { status, category, country, websiteUrl, name } = provider;
    return {
      facts: { provider: { status, version: provider.version } },
      targets: [
        {
          entityType: "provider",
          entityId: providerId,
          entityVersion: provider.version,
          label: name,
          attributes: { status, category, country, website: websiteUrl },
        },
      ],
      refusal: staleVersion(version, provider.version),
    };
  });
}

export const listProvider = defineAction({
  name: "provider.list",
  queue: "approval",
  title: "List a service provider",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { providerId, version }, facts: { provider } }) => {
    return { entityType: "provider", entityId: providerId, entityVersion: version ?? provider.version };
  },
  risk: ({ facts: { evidence } }) => (showsSource(evidence) ? "low" : "medium"),
  rules: [mustNotBeListed, runWithSource, holdSplitBulk, holdStaleEvidence, holdOutside],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ facts: { provider }, targets: [target] }) => ({
    title: `List ${target?.label ?? "a provider"}`,
    lines: [
      { label: "Category", value: String(target?.attributes.category) },
      { label: "Country", value: String(target?.attributes.country) },
      { label: "Website", value: String(target?.attributes.website ?? "none") },
    ],
    changes: [{ field: "status", before: provider.status, after: "listed" }],
  }),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => list(tx, one))) },
});

async function list(tx: Tx, { target, now }: Work<Input>): Promise<TargetResult> {
  const [moved] = await tx
    .update(providers)
    .set({ status: "listed", listedAt: now, updatedAt: now, version: sql`${providers.version} + 1` })
    .where(
      and(
        eq(providers.id, target.entityId),
        eq(providers.version, target.entityVersion),
        ne(providers.status, "listed"),
      ),
    )
    .returning({ version: providers.version });
  if (moved) return { outcome: "done", result: { status: "listed", version: moved.version } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The provider has changed since." } };
}
