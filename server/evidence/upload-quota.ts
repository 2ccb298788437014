import { sql } from "drizzle-orm";
import { z } from "zod";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import type { Tx } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";

const HOUR_MS = 3_600_000;

/** So that nobody fills the disk: per agent. What was shown stays for good, so the hour's bytes bound its growth. */
export const UPLOAD_QUOTA = {
  perHour: 120,
  bytesPerHour: 128 * 1024 * 1024,
  /** Of everything that has not been swept yet. */
  bytesKept: 1024 * 1024 * 1024,
} as const;
export type UploadQuota = Readonly<Record<keyof typeof UPLOAD_QUOTA, number>>;

const Taken = z.object({
  count: z.coerce.number(),
  bytes: z.coerce.number(),
  kept: z.coerce.number(),
  oldest: z.coerce.date().nullable(),
});

interface Asked {
  agent: string;
  sizeBytes: number;
  now: Date;
}

/** Uploads of one agent wait here for one another, so that two that race cannot exceed the quota together. */
export async function holdUploads(tx: Tx, agent: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${agent}`}, 0))`);
}

export async function assertWithinQuota(tx: Tx, { agent, sizeBytes, now }: Asked, quota: UploadQuota): Promise<void> {
  const since = new Date(now.getTime() - HOUR_MS).toISOString();
  const rows = await tx.execute(sql`
    select coalesce(sum(size_bytes), 0) as kept,
      count(*) filter (where uploaded_at > ${since}::timestamptz) as count,
      coalesce(sum(size_bytes) filter (where uploaded_at > ${since}::timestamptz), 0) as bytes,
      min(uploaded_at) filter (where uploaded_at > ${since}::timestamptz) as oldest
    from ${evidenceUploads} where agent = ${agent}`);
  const { count, bytes, kept, oldest } = Taken.parse(rows[0]);
  const retryAfterSeconds = Math.max(1, Math.ceil(((oldest ?? now).getTime() + HOUR_MS - now.getTime()) / 1000));
  const refuse = (message: string, limit: number) =>
    new KernelError("rate_limited", `${agent} ${message}.`, { limit, retryAfterSeconds });
  const { perHour, bytesPerHour, bytesKept } = quota;
  if (count >= perHour) throw refuse(`may upload ${perHour} pieces of evidence an hour`, perHour);
  if (bytes + sizeBytes > bytesPerHour) throw refuse(`may upload ${bytesPerHour} bytes an hour`, bytesPerHour);
  if (kept + sizeBytes > bytesKept) throw refuse(`may keep ${bytesKept} bytes of uploads`, bytesKept);
}
