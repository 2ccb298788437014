import { and, eq, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { KernelError } from "./errors";
import type { EvidenceInput } from "./evidence";
import { IMAGE_TYPES } from "./sniff-type";

/** What is known of uploaded bytes; they themselves stay in the database. */
export interface Upload {
  agent: string;
  sha256: string;
  contentType: string;
  warnings: string[];
}

/** One submitter's uploads by hash. */
export type Uploads = ReadonlyMap<string, Upload>;

interface Shown {
  actor: Actor;
  evidence: readonly EvidenceInput[];
}

/**
 * What each submission names by its hash, in order, or why it may not: an agent shows only what it uploaded itself. To
 * know a hash is no right to the bytes. The rows stay until the caller's transaction has ended.
 */
export async function findUploads(tx: Tx, asked: readonly Shown[]): Promise<(Uploads | KernelError)[]> {
  const named = asked.map(({ actor, evidence }) => ({
    agent: actor.kind === "agent" ? actor.id : null,
    items: evidence.map((item, n) => ({ n, kind: item.kind, sha256: item.sha256 })).filter(isReference),
  }));
  const known = Map.groupBy(await readUploads(tx, named), ({ agent }) => agent);
  return named.map(({ agent, items }) => {
    const own = new Map((known.get(agent ?? "") ?? []).map((upload) => [upload.sha256, upload]));
    const bad = items.flatMap((item) => problemsOf(item, own.get(item.sha256)));
    if (bad.length === 0) return own;
    return new KernelError("invalid_input", "Evidence of this submission cannot be shown.", { fields: bad });
  });
}

interface Reference {
  n: number;
  kind: EvidenceInput["kind"];
  sha256: string;
}

const isReference = (item: Omit<Reference, "sha256"> & { sha256?: string }): item is Reference =>
  item.sha256 !== undefined;

interface Named {
  agent: string | null;
  items: readonly Reference[];
}

async function readUploads(tx: Tx, named: readonly Named[]): Promise<Upload[]> {
  const wanted = named.flatMap(({ agent, items }) => {
    const hashes = items.map(({ sha256 }) => sha256);
    return agent === null || hashes.length === 0
      ? []
      : [and(eq(evidenceUploads.agent, agent), inArray(evidenceUploads.sha256, hashes))];
  });
  if (wanted.length === 0) return [];
  const { agent, sha256, contentType, warnings } = evidenceUploads;
  const rows = await tx
    .select({ agent, sha256, contentType, warnings })
    .from(evidenceUploads)
    .where(or(...wanted))
    // The sweep leaves what is about to be shown.
    .for("key share");
  return rows.map((row) => ({ ...row, warnings: z.array(z.string()).parse(row.warnings) }));
}

function problemsOf({ n, kind }: Reference, upload: Upload | undefined): { path: string; message: string }[] {
  const path = `evidence.${n}.sha256`;
  if (!upload) return [{ path, message: "names nothing that you have uploaded, or its time is up: upload it again" }];
  const isImage = IMAGE_TYPES.some((type) => type === upload.contentType);
  if (kind === "screenshot" && !isImage)
    return [{ path, message: `a screenshot is a picture, not ${upload.contentType}` }];
  return [];
}

/** From now on it belongs to the trail: copied as it is, so that nobody carries the bytes about. */
export async function keepUploads(tx: Tx, createdAt: Date, uploads: readonly Pick<Upload, "agent" | "sha256">[]) {
  if (uploads.length === 0) return;
  const pairs = uploads.map(({ agent, sha256 }) => sql`(${agent}, ${sha256})`);
  await tx.execute(sql`
    insert into blobs (sha256, content_type, size_bytes, text, base64, created_at)
    select distinct on (sha256) sha256, content_type, size_bytes, text, base64, ${createdAt.toISOString()}::timestamptz
    from evidence_uploads where (agent, sha256) in (${sql.join(pairs, sql`, `)})
    on conflict do nothing`);
}
