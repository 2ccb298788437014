import { and, desc, eq, inArray, notInArray } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { Reader } from "@/server/db";
import { TemplateKey, templateCategory, templateOf } from "@/server/email/templates/registry";
import { copyText } from "@/server/email/variants/copy-text";
import { LetterCopy } from "@/server/email/variants/letter-copy";
import { KernelError } from "@/server/kernel/errors";
import { nameOfTemplate } from "./list-templates";
import { readStaffNames } from "./staff-names";

/** The key of a template of the code, or the id of a variant. */
export const TemplateId = z.union([TemplateKey, z.uuid()]);

const ENDED = ["blocked", "rejected", "expired", "cancelled", "succeeded", "failed"] as const;

export async function readTemplate(reader: Reader, id: z.infer<typeof TemplateId>) {
  const key = TemplateKey.safeParse(id);
  return key.success ? readCodeTemplate(key.data) : readVariant(reader, id);
}

function readCodeTemplate(key: TemplateKey) {
  const { version, category, complianceFlags, throttleMs, example } = templateOf(key);
  return {
    source: "code" as const,
    ...{ id: key, name: nameOfTemplate(key), templateKey: key, version, category, complianceFlags, throttleMs },
    /** Whether a mail of it says who it is to. */
    isPersonal: "firstName" in Object(example),
    example: JSON.stringify(example, null, 2),
  };
}

async function readVariant(reader: Reader, id: string) {
  const [[variant], rows] = await Promise.all([
    reader.select().from(templateVariants).where(eq(templateVariants.id, id)),
    reader
      .select()
      .from(templateVariantVersions)
      .where(eq(templateVariantVersions.variantId, id))
      .orderBy(desc(templateVariantVersions.version)),
  ]);
  if (!variant) throw new KernelError("not_found", "There is no such template.", { id });
  const [names, asked] = await Promise.all([
    readStaffNames(reader, [rows.flatMap(({ createdBy, publishedBy }) => staffIds([createdBy, publishedBy]))]),
    findAsked(reader, rows),
  ]);
  const { name, templateKey, createdAt } = variant;
  const { complianceFlags, throttleMs } = templateOf(templateKey);
  return {
    source: "staff" as const,
    ...{ id, name, templateKey, createdAt, complianceFlags, throttleMs, isPersonal: true },
    category: templateCategory(templateKey),
    versions: rows.map(({ subject, preview, blocks, createdBy, publishedBy, variantId: _, ...row }) => ({
      ...row,
      ...withText(LetterCopy.parse({ subject, preview, blocks })),
      writtenBy: names.get(createdBy.replace("staff:", "")) ?? createdBy,
      publishedBy: publisher(publishedBy, names),
      /** The action that asks for its publication and is still open. */
      askedBy: asked.get(row.version) ?? null,
    })),
  };
}

const withText = (copy: LetterCopy) => ({ copy, text: copyText(copy) });

const staffIds = (who: readonly (string | null)[]) =>
  who.flatMap((one) => (one?.startsWith("staff:") ? [one.slice("staff:".length)] : []));

function publisher(who: string | null, names: ReadonlyMap<string, string>) {
  if (who === null) return null;
  const [kind, id = ""] = who.split(":");
  return kind === "action" ? { actionId: id, name: null } : { actionId: null, name: names.get(id) ?? who };
}

/** By version: the open action about it. */
async function findAsked(reader: Reader, rows: readonly { variantId: string; version: number }[]) {
  const subjects = rows.map(({ variantId, version }) => `${variantId}:${version}`);
  if (subjects.length === 0) return new Map<number, string>();
  const open = await reader
    .select({ id: actions.id, entityId: actions.entityId })
    .from(actions)
    .where(
      and(
        eq(actions.entityType, "template_version"),
        inArray(actions.entityId, subjects),
        notInArray(actions.status, [...ENDED]),
      ),
    )
    .orderBy(actions.id);
  return new Map(open.map(({ id, entityId }) => [Number(entityId.split(":")[1]), id]));
}
