import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { warningsOf } from "@/server/kernel/evidence";
import { sha256 } from "@/server/kernel/key";
import { sniffImage } from "@/server/kernel/sniff-type";
import { cachedView } from "./cached-view";
import { inTurn } from "./in-turn";
import { settleType } from "./settle-type";
import { UPLOAD_QUOTA, assertWithinQuota, holdUploads } from "./upload-quota";
import type { UploadQuota } from "./upload-quota";
import { IMAGE_PIXELS_MAX } from "./view-image";

export const UPLOAD_BYTES_MAX = 8 * 1024 * 1024;
const KEPT_HOURS = 72;

export const EvidenceUpload = z
  .object({
    base64: z.string().refine(isBase64, "is not base64").optional(),
    text: z.string().optional(),
    contentType: z.string().trim().min(1).max(100).optional(),
  })
  .strict()
  .refine((e) => (e.base64 === undefined) !== (e.text === undefined), {
    message: "give exactly one of base64 or text",
  });
export type EvidenceUpload = z.infer<typeof EvidenceUpload>;

/** What the submitter is told of its upload. */
export const UploadedEvidence = z.object({
  /** Its SHA-256, which evidence of a submission names as `sha256`. */
  id: z.hash("sha256"),
  contentType: z.string(),
  sizeBytes: z.number().int(),
  /** Of a picture. */
  image: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  /** Sorts of secrets that it seems to hold. */
  warnings: z.array(z.string()),
  keptUntil: z.date(),
  created: z.boolean(),
});
export type UploadedEvidence = z.infer<typeof UploadedEvidence>;

/** Takes what an agent will show: the same bytes are the same id. Nothing of it is looked at by policy until then. */
export async function uploadEvidence(
  db: Db,
  actor: Actor,
  upload: EvidenceUpload,
  quota: UploadQuota = UPLOAD_QUOTA,
): Promise<UploadedEvidence> {
  if (actor.kind !== "agent") throw new KernelError("forbidden", "Only agents upload evidence.");
  const bytes = bytesOf(upload);
  const contentType = settleType(bytes, upload.contentType);
  const id = sha256(bytes);
  const image = await inTurn(actor.id, () => measure(id, bytes));
  const content = {
    agent: actor.id,
    sha256: id,
    contentType,
    sizeBytes: bytes.length,
    ...storable(bytes, contentType),
  };
  const warnings = warningsOf(content);
  return db.transaction(async (tx) => {
    await holdUploads(tx, actor.id);
    await assertNotPaused(tx, actor.id);
    const now = await databaseNow(tx);
    const keptUntil = new Date(now.getTime() + KEPT_HOURS * 3_600_000);
    const answer = { id, contentType, sizeBytes: bytes.length, image, warnings, keptUntil };
    if (await keepLonger(tx, content, keptUntil)) return { ...answer, created: false };
    await assertWithinQuota(tx, { agent: actor.id, sizeBytes: bytes.length, now }, quota);
    await tx.insert(evidenceUploads).values({ ...content, warnings, uploadedAt: now, keptUntil });
    const body = { sha256: id, contentType, sizeBytes: bytes.length, warnings };
    await appendAudit(tx, [{ type: "evidence.uploaded", at: now, actor, body }]);
    return { ...answer, created: true };
  });
}

function bytesOf({ base64, text }: EvidenceUpload): Buffer {
  const bytes = base64 === undefined ? Buffer.from(text ?? "", "utf8") : Buffer.from(base64, "base64");
  if (bytes.length === 0) throw invalid("holds nothing");
  if (bytes.length <= UPLOAD_BYTES_MAX) return bytes;
  throw new KernelError("payload_too_large", `One piece of evidence is at most ${UPLOAD_BYTES_MAX} bytes.`, {
    limit: UPLOAD_BYTES_MAX,
  });
}

/** By hand, because a pattern with groups runs out of stack on megabytes. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** A picture that cannot be drawn is none, whatever it begins with. */
async function measure(id: string, bytes: Buffer): Promise<UploadedEvidence["image"]> {
  if (sniffImage(bytes) === null) return null;
  const viewed = await cachedView(id, () => Promise.resolve(bytes));
  if (viewed.ok) return { width: viewed.view.width, height: viewed.view.height };
  throw invalid(
    viewed.problem === "too_large"
      ? `has more than ${IMAGE_PIXELS_MAX} pixels`
      : "begins like a picture, but cannot be drawn as one",
  );
}

/** Text stays text, so that it can be shown without decoding. */
function storable(bytes: Buffer, contentType: string) {
  const isText = contentType === "text/plain" || contentType === "application/json";
  return { text: isText ? bytes.toString("utf8") : null, base64: isText ? null : bytes.toString("base64") };
}

async function keepLonger(tx: Tx, { agent, sha256: hash }: { agent: string; sha256: string }, keptUntil: Date) {
  const kept = await tx
    .update(evidenceUploads)
    .set({ keptUntil })
    .where(and(eq(evidenceUploads.agent, agent), eq(evidenceUploads.sha256, hash)))
    .returning({ agent: evidenceUploads.agent });
  return kept.length > 0;
}

async function assertNotPaused(tx: Tx, name: string): Promise<void> {
  const paused = await tx
    .select({ name: agents.name })
    .from(agents)
    .where(and(eq(agents.name, name), isNotNull(agents.pausedAt)));
  if (paused.length === 0) return;
  throw new KernelError("agent_paused", `${name} is paused. Nothing it sends is taken until an operator resumes it.`);
}

function invalid(message: string): KernelError {
  return new KernelError("invalid_input", "These bytes are not taken as evidence.", {
    fields: [{ path: "base64", message }],
  });
}
