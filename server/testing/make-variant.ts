import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { VARIANT_TEMPLATES } from "@/drizzle/schema/templates";
import type { Db } from "@/server/db";
import { contentHashOf } from "@/server/email/variants/letter-copy";
import type { LetterCopy } from "@/server/email/variants/letter-copy";
import { loadVersion } from "@/server/email/variants/load-version";
import type { VersionName } from "@/server/email/variants/load-version";
import { publishVersion } from "@/server/email/variants/publish-version";
import { newId } from "@/server/kernel/key";

const AT = new Date("2026-01-01T00:00:00Z");

export const SOME_WORDS: LetterCopy = {
  subject: "A letter for {firstName}",
  preview: "What managers wrote.",
  blocks: [
    { kind: "heading", text: "Letters of the quarter" },
    {
      kind: "paragraph",
      text: "Hello {firstName}, four managers have sent their letters. We have read them all and tell you what stood out.",
    },
    { kind: "button", label: "Read them", url: "https://hedgeco.example/news" },
  ],
};

interface VariantParts {
  templateKey?: (typeof VARIANT_TEMPLATES)[number];
  copy?: LetterCopy;
}

/** A variant of its own with a draft of version 1. */
export async function makeVariant(
  db: Db,
  { templateKey = "block_letter", copy = SOME_WORDS }: VariantParts = {},
): Promise<VersionName> {
  const id = newId();
  await db.insert(templateVariants).values({ id, templateKey, name: `Letter ${id}`, createdBy: "test", createdAt: AT });
  await db.insert(templateVariantVersions).values({
    ...{ variantId: id, version: 1, state: "draft", ...copy, contentHash: contentHashOf(templateKey, copy) },
    ...{ createdBy: "test", updatedAt: AT },
  });
  return { variantId: id, version: 1 };
}

/** Published behind everybody's back. */
export async function publishAsStaff(db: Db, named: VersionName): Promise<void> {
  const found = await loadVersion(db, named);
  if (!found) throw new Error("there is no such version");
  const { contentHash } = found;
  const actor = { kind: "system", id: "test" } as const;
  await db.transaction((tx) => publishVersion(tx, { ...named, contentHash, actor, publishedBy: "test", at: AT }));
}
