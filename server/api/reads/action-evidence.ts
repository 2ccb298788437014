import { and, asc, eq } from "drizzle-orm";
import { actions, blobs, evidence, supersededGenerations } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";

const TEXT_SHOWN_MAX = 200_000;
const IMAGE_TYPES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** Evidence as a screen may show it: text as text, known images as data, everything else by name and size only. */
export async function readEvidence(reader: Reader, actionId: string) {
  const rows = await reader
    .select({ item: evidence, blob: blobs })
    .from(evidence)
    .innerJoin(actions, and(eq(actions.id, evidence.actionId), eq(actions.generation, evidence.generation)))
    .innerJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .where(eq(evidence.actionId, actionId))
    .orderBy(asc(evidence.n));
  const arrivals = await readArrivals(reader, actionId);
  return rows.map(({ item: { n, kind, title, origin, capturedAt, sha256 }, blob }) => {
    const { contentType, sizeBytes } = blob;
    const capturedAtGiven = !arrivals.has(capturedAt.getTime());
    return {
      ...{ n, kind, title, origin, capturedAt, capturedAtGiven, sha256, contentType, sizeBytes },
      content: contentOf(blob),
    };
  });
}
export type ShownEvidence = Awaited<ReturnType<typeof readEvidence>>[number];

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
  | { as: "image"; dataUrl: string }
  | { as: "file" };

function contentOf({ contentType, text, base64 }: typeof blobs.$inferSelect): Shown {
  if (text !== null) {
    if (contentType === "text/uri-list") return { as: "link", url: text };
    if (contentType === "application/json" && text.length <= TEXT_SHOWN_MAX) return { as: "json", text };
    return { as: "text", text: text.slice(0, TEXT_SHOWN_MAX), cut: text.length > TEXT_SHOWN_MAX };
  }
  // The type is the submitter's claim; a browser shows wrong bytes as a broken image and never runs them.
  if (base64 !== null && IMAGE_TYPES.has(contentType))
    return { as: "image", dataUrl: `data:${contentType};base64,${base64}` };
  return { as: "file" };
}
