import { desc, sql } from "drizzle-orm";
import { z } from "zod";
import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { Reader } from "@/server/db";
import type { TemplateCategory } from "@/server/email/define-template";
import { templateCategory, templates } from "@/server/email/templates/registry";
import { filterText, many } from "./filter-values";
import { readTemplateUse } from "./template-use";

const CATEGORIES = ["transactional", "marketing", "notification"] as const satisfies readonly TemplateCategory[];
const SOURCES = ["code", "staff"] as const;
/** People write dozens of these, not thousands; the newest are shown, and a search finds the others. */
const VARIANTS_MAX = 200;

export const TemplateListInput = z.strictObject({
  q: filterText(200).optional(),
  category: many(z.enum(CATEGORIES)),
  source: many(z.enum(SOURCES)),
});
type TemplateListInput = z.infer<typeof TemplateListInput>;

export interface TemplateListItem {
  /** The key of a template of the code, or the id of a variant. */
  id: string;
  name: string;
  source: (typeof SOURCES)[number];
  category: TemplateCategory;
  /** The newest version that mails can name; null: there is none yet. */
  version: number | null;
  /** Of a variant: the version that is being written. */
  draft: number | null;
  uses: number;
  lastSentAt: Date | null;
}

/** Every mail there is: those that staff have written first, newest first, then those of the code. */
export async function listTemplates(reader: Reader, input: TemplateListInput) {
  const all = [...(await listVariants(reader)), ...templates.map(ofCode)];
  const chosen = all.filter((item) => matches(item, input));
  const use = await readTemplateUse(
    reader,
    chosen.map(({ id }) => id),
  );
  const items: TemplateListItem[] = chosen.map((item) => {
    const { count = 0, lastSentAt = null } = use.get(item.id) ?? {};
    return { ...item, uses: count, lastSentAt };
  });
  return { items, nextCursor: null };
}

type Unused = Omit<TemplateListItem, "uses" | "lastSentAt">;

async function listVariants(reader: Reader): Promise<Unused[]> {
  const rows = await reader
    .select({
      id: templateVariants.id,
      name: templateVariants.name,
      templateKey: templateVariants.templateKey,
      version: versionIn("published"),
      draft: versionIn("draft"),
    })
    .from(templateVariants)
    .innerJoin(templateVariantVersions, sql`${templateVariantVersions.variantId} = ${templateVariants.id}`)
    .groupBy(templateVariants.id)
    .orderBy(desc(sql`max(${templateVariantVersions.updatedAt})`), desc(templateVariants.id))
    .limit(VARIANTS_MAX);
  return rows.map(({ templateKey, ...row }) => ({ ...row, source: "staff", category: templateCategory(templateKey) }));
}

const versionIn = (state: string) =>
  sql<
    number | null
  >`max(${templateVariantVersions.version}) filter (where ${templateVariantVersions.state} = ${state})`;

const ofCode = ({ key, category, version }: (typeof templates)[number]): Unused => ({
  ...{ id: key, name: nameOfTemplate(key), source: "code", category, version, draft: null },
});

/** "welcome_investor" as people read it. */
export const nameOfTemplate = (key: string): string =>
  key.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

function matches({ name, id, category, source }: Unused, asked: TemplateListInput): boolean {
  const text = asked.q?.toLowerCase() ?? "";
  return (
    `${name} ${id}`.toLowerCase().includes(text) &&
    (asked.category?.includes(category) ?? true) &&
    (asked.source?.includes(source) ?? true)
  );
}
