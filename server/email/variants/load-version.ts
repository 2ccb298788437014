import { and, eq } from "drizzle-orm";
import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { Reader, Tx } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { LetterCopy } from "./letter-copy";

/** Which words of which variant. */
export interface VersionName {
  variantId: string;
  version: number;
}

type VersionRow = typeof templateVariantVersions.$inferSelect;

export interface Version extends Omit<VersionRow, "subject" | "preview" | "blocks"> {
  name: string;
  templateKey: (typeof templateVariants.$inferSelect)["templateKey"];
  copy: LetterCopy;
}

export async function loadVersion(reader: Reader, { variantId, version }: VersionName): Promise<Version | null> {
  const [found] = await reader
    .select({ row: templateVariantVersions, name: templateVariants.name, templateKey: templateVariants.templateKey })
    .from(templateVariantVersions)
    .innerJoin(templateVariants, eq(templateVariants.id, templateVariantVersions.variantId))
    .where(and(eq(templateVariantVersions.variantId, variantId), eq(templateVariantVersions.version, version)));
  if (!found) return null;
  const { subject, preview, blocks, ...row } = found.row;
  const { name, templateKey } = found;
  return { ...row, name, templateKey, copy: LetterCopy.parse({ subject, preview, blocks }) };
}

/** Loads a version and keeps others from changing it until the transaction ends. */
export async function lockVersion(tx: Tx, named: VersionName): Promise<Version> {
  await tx
    .select({ version: templateVariantVersions.version })
    .from(templateVariantVersions)
    .where(isVersion(named))
    .for("update");
  const version = await loadVersion(tx, named);
  if (version) return version;
  throw new KernelError("not_found", "There is no such version of a template.", { ...named });
}

export const isVersion = ({ variantId, version }: VersionName) =>
  and(eq(templateVariantVersions.variantId, variantId), eq(templateVariantVersions.version, version));
