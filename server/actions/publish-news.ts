import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newsItems } from "@/drizzle/schema/news";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { staleVersion } from "@/server/members/member-facts";
import { loadNews } from "@/server/news/load-news";
import type { NewsItem } from "@/server/news/load-news";
import { alwaysHold } from "@/server/policies/always-hold";

const HttpUrl = z.url({ protocol: /^https?$/ }).max(2_000);
const Text = z.string().trim().min(1).max(1_000);

const input = z
  .object({
    newsId: z.uuid(),
    version: z.number().int().positive().optional(),
    sourceUrls: z.array(HttpUrl).max(50).default([]),
    claims: z.array(Text).max(100).default([]),
    factChecks: z
      .array(
        z
          .object({ claim: Text, verdict: z.enum(["supported", "refuted", "unclear"]), sourceUrl: HttpUrl.optional() })
          .strict(),
      )
      .max(100)
      .default([]),
    toneChecks: z
      .array(z.object({ rule: Text, passed: z.boolean() }).strict())
      .max(50)
      .default([]),
  })
  .strict();
type Input = z.output<typeof input>;

interface Facts {
  item: { status: NewsItem["status"]; version: number };
  class: NewsItem["class"];
}

const mustBeDraft: Rule<unknown, Facts> = {
  id: "news.status",
  title: "It is a draft",
  reads: ["item"],
  whenUnknown: "block",
  judge: ({ facts: { item } }) =>
    item.status === "draft" ? silent("It is a draft.") : matched("block", "It is published already."),
};

const blockRefuted: Rule<Input, unknown> = {
  id: "news.claims",
  title: "No claim is refuted",
  reads: [],
  whenUnknown: "block",
  judge({ input: { factChecks } }) {
    const refuted = factChecks.filter((check) => check.verdict === "refuted");
    return refuted.length > 0
      ? matched("block", `Refuted: ${refuted.map((check) => check.claim).join("; ")}`)
      : silent("No claim is refuted.");
  },
};

const holdUnchecked: Rule<Input, unknown> = {
  id: "news.checked",
  title: "Every claim is supported",
  reads: [],
  judge(view) {
    const open = uncheckedClaims(view.input);
    const measure = { value: open.length, limit: 1 };
    return open.length > 0
      ? matched("hold", `Not supported yet: ${open.join("; ")}`, measure)
      : silent("All of them are.", measure);
  },
};

function uncheckedClaims({ claims, factChecks }: Input): string[] {
  const supported = new Set(factChecks.flatMap((check) => (check.verdict === "supported" ? [check.claim] : [])));
  return claims.filter((claim) => !supported.has(claim));
}

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const found = await loadNews(
    tx,
    requests.map((request) => request.input.newsId),
  );
  return requests.map(({ input: { newsId, version } }) => {
    const item = found.get(newsId);
    if (!item) return new KernelError("target_not_found", "There is no such news item.", { newsId });
    const { status, slug, title } = item;
    return {
      facts: { item: { status, version: item.version }, class: item.class },
      targets: [
        {
          entityType: "news",
          entityId: newsId,
          entityVersion: item.version,
          label: title,
          attributes: { slug, class: item.class, status },
        },
      ],
      refusal: staleVersion(version, item.version),
    };
  });
}

export const publishNews = defineAction({
  name: "news.publish",
  queue: "publish",
  title: "Publish a news item",
  schemaVersion: 1,
  input,
  facts,
  subject: ({ input: { newsId, version }, facts: { item } }) => {
    return { entityType: "news", entityId: newsId, entityVersion: version ?? item.version };
  },
  risk: ({ input: asked }) =>
    uncheckedClaims(asked).length > 0 || asked.toneChecks.some((check) => !check.passed) ? "high" : "medium",
  rules: [mustBeDraft, blockRefuted, holdUnchecked, alwaysHold],
  priorityClass: ({ facts: { class: priority } }) => priority,
  summarize: ({ input: { sourceUrls, claims, factChecks, toneChecks }, facts: { item }, targets: [target] }) => ({
    title: `Publish “${target?.label ?? "a news item"}”`,
    lines: [
      { label: "Sources", value: String(sourceUrls.length) },
      { label: "Claims", value: `${claims.length}, of which checked: ${factChecks.length}` },
      { label: "Tone", value: toneChecks.every((check) => check.passed) ? "no objection" : "objections" },
    ],
    changes: [{ field: "status", before: item.status, after: "published" }],
  }),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => publish(tx, one))) },
});

async function publish(tx: Tx, { input: { sourceUrls }, target, now }: Work<Input>): Promise<TargetResult> {
  const [moved] = await tx
    .update(newsItems)
    .set({ status: "published", publishedAt: now, updatedAt: now, sourceUrls, version: sql`${newsItems.version} + 1` })
    .where(
      and(
        eq(newsItems.id, target.entityId),
        eq(newsItems.version, target.entityVersion),
        eq(newsItems.status, "draft"),
      ),
    )
    .returning({ version: newsItems.version });
  if (moved) return { outcome: "done", result: { status: "published", version: moved.version } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The item has changed since." } };
}
