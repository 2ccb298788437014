import { and, desc, eq } from "drizzle-orm";
import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { loadVersion } from "./load-version";
import type { Version } from "./load-version";

interface Wanted {
  variantId: string;
  /** Null: whichever was published last. */
  version: number | null;
}

interface Use {
  rendersWith: Version["templateKey"];
  /** Whether nobody has seen the mail yet. */
  isNew: boolean;
}

/**
 * The words that a mail names. A new one takes published versions alone; one whose version was retired since goes on,
 * because what goes out is the copy that was pinned.
 */
export async function findSendable(
  reader: Reader,
  { variantId, version: asked }: Wanted,
  { rendersWith, isNew }: Use,
): Promise<Version | KernelError> {
  const version = asked ?? (await findCurrent(reader, variantId));
  if (version instanceof KernelError) return version;
  const found = await loadVersion(reader, { variantId, version });
  if (!found) {
    return new KernelError("target_not_found", "There is no such version of a template.", { variantId, version });
  }
  const { templateKey, state, name } = found;
  if (templateKey !== rendersWith) return new KernelError("target_not_found", `“${name}” ${OTHER_USE[templateKey]}`);
  if (state === "draft" || (isNew && state === "retired")) {
    return new KernelError(
      "target_not_found",
      `Version ${version} of “${name}” is ${state}; mails use published ones.`,
    );
  }
  return found;
}

const OTHER_USE: Record<Version["templateKey"], string> = {
  block_letter: "is for mailings; it does not go to one address.",
  block_notice: "is about a reader's own matter; mailings cannot use it.",
};

async function findCurrent(reader: Reader, variantId: string): Promise<number | KernelError> {
  const [variant] = await reader
    .select({ name: templateVariants.name })
    .from(templateVariants)
    .where(eq(templateVariants.id, variantId));
  if (!variant) return new KernelError("target_not_found", "There is no such template.", { variantId });
  const [row] = await reader
    .select({ version: templateVariantVersions.version })
    .from(templateVariantVersions)
    .where(and(eq(templateVariantVersions.variantId, variantId), eq(templateVariantVersions.state, "published")))
    .orderBy(desc(templateVariantVersions.version))
    .limit(1);
  return row?.version ?? new KernelError("target_not_found", `No version of “${variant.name}” is published.`);
}
