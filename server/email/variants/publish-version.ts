import { and, eq } from "drizzle-orm";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { isVersion } from "./load-version";
import type { VersionName } from "./load-version";

interface Publication extends VersionName {
  /** What was read by whoever wants it published. */
  contentHash: string;
  actor: Actor;
  /** "staff:<id>" or "action:<id>". */
  publishedBy: string;
  at: Date;
}

/** Makes a draft final, if it still has these words; answers whether it did. */
export async function publishVersion(
  tx: Tx,
  { contentHash, actor, publishedBy, at, ...named }: Publication,
): Promise<boolean> {
  const [row] = await tx
    .update(templateVariantVersions)
    .set({ state: "published", publishedAt: at, publishedBy })
    .where(
      and(
        isVersion(named),
        eq(templateVariantVersions.state, "draft"),
        eq(templateVariantVersions.contentHash, contentHash),
      ),
    )
    .returning({ version: templateVariantVersions.version });
  if (!row) return false;
  const { variantId, version } = named;
  await appendAudit(tx, [
    { type: "template.published", actor, at, body: { variantId, version, contentHash, publishedBy } },
  ]);
  return true;
}
