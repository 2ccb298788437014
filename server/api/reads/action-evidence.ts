import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actions, blobs, evidence, supersededGenerations } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { cachedView } from "@/server/evidence/cached-view";
import type { ImageView } from "@/server/evidence/view-image";
import { IMAGE_TYPES } from "@/server/kernel/sniff-type";

const TEXT_SHOWN_MAX = 200_000;
const Warnings = z.array(z.string());

/** Evidence as a screen may show it: text as text, pictures drawn anew, everything else by name and size only. */
export async function readEvidence(reader: Reader, actionId: string) {
  const [rows, arrivals] = await Promise.all([readItems(reader, actionId), readArrivals(reader, actionId)]);
  return Promise.all(
    rows.map(async ({ item, sizeBytes, text }) => {
      const { n, kind, title, origin, capturedAt, sha256, contentType } = item;
      const capturedAtGiven = !arrivals.has(capturedAt.getTime());
      return {
        ...{ n, kind, title, origin, capturedAt, capturedAtGiven, sha256, contentType, sizeBytes },
        warnings: Warnings.parse(item.warnings),
        content: text === null ? await pictureOf(reader, item) : textOf(item, text),
      };
    }),
  );
}
export type ShownEvidence = Awaited<ReturnType<typeof readEvidence>>[number];

/** Without the bytes of files: a page of evidence may hold many megabytes that no screen shows. */
async function readItems(reader: Reader, actionId: string) {
  return reader
    .select({
      item: evidence,
      sizeBytes: blobs.sizeBytes,
      text: sql<string | null>`left(${blobs.text}, ${TEXT_SHOWN_MAX + 1})`,
    })
    .from(evidence)
    .innerJoin(actions, and(eq(actions.id, evidence.actionId), eq(actions.generation, evidence.generation)))
    .innerJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .where(eq(evidence.actionId, actionId))
    .orderBy(asc(evidence.n));
}

/** When its generations came in: what says nothing of its capture, or claims the future, is stored with that moment. */
async function readArrivals(reader: Reader, actionId: string): Promise<Set<number>> {
  const [own, replaced] = await Promise.all([
    reader.select({ at: actions.submittedAt }).from(actions).where(eq(actions.id, actionId)),
    reader
      .select({ at: supersededGenerations.replacedAt })
      .from(supersededGenerations)
      .where(eq(supersededGenerations.actionId, actionId)),
  ]);
  return new Set([...own, ...replaced].map(({ at }) => at.getTime()));
}

type Shown =
  | { as: "link"; url: string }
  | { as: "json"; text: string }
  | { as: "text"; text: string; cut: boolean }
  | ({ as: "image" } & ImageView)
  | { as: "file"; why: "no_picture" | "too_large" | "broken" };

type Item = typeof evidence.$inferSelect;

function textOf({ kind, contentType }: Item, text: string): Shown {
  if (kind === "url") return { as: "link", url: text };
  if (contentType === "application/json" && text.length <= TEXT_SHOWN_MAX) return { as: "json", text };
  return { as: "text", text: text.slice(0, TEXT_SHOWN_MAX), cut: text.length > TEXT_SHOWN_MAX };
}

/** The type was read from the bytes, or is the claim of older evidence: what then cannot be drawn stays a file. */
async function pictureOf(reader: Reader, { sha256, contentType }: Item): Promise<Shown> {
  if (!IMAGE_TYPES.some((type) => type === contentType)) return { as: "file", why: "no_picture" };
  const viewed = await cachedView(sha256, async () => {
    const [blob] = await reader.select({ base64: blobs.base64 }).from(blobs).where(eq(blobs.sha256, sha256));
    return Buffer.from(blob?.base64 ?? "", "base64");
  });
  return viewed.ok ? { as: "image", ...viewed.view } : { as: "file", why: viewed.problem };
}
