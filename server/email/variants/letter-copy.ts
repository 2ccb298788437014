import { z } from "zod";
import type { VARIANT_TEMPLATES } from "@/drizzle/schema/templates";
import { httpUrlField, lineField, paragraphField } from "@/server/email/fields";
import { digestOf } from "@/server/kernel/key";
import { problemInWords } from "./placeholders";

const BLOCKS_MAX = 30;

const worded = (field: z.ZodType<string, string>) =>
  field.superRefine((text, context) => {
    const message = problemInWords(text);
    if (message !== null) context.addIssue({ code: "custom", message });
  });
const line = (lengthMax: number) => worded(lineField(lengthMax));
const paragraph = (lengthMax: number) => worded(paragraphField(lengthMax));
const url = httpUrlField.refine((text) => !/[{}]/.test(text) && problemInWords(text) === null, "must have no braces");

/** A part of a letter. Words are words: whatever looks like HTML is shown as it is written. */
const Block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), text: line(100) }),
  z.strictObject({ kind: z.literal("paragraph"), text: paragraph(1_500) }),
  z.strictObject({ kind: z.literal("story"), title: line(120), text: paragraph(600), url }),
  z.strictObject({ kind: z.literal("button"), label: line(40), url }),
  z.strictObject({ kind: z.literal("divider") }),
]);
export type Block = z.infer<typeof Block>;

/** What staff write of a mail; `{firstName}` stands for the reader. */
export const LetterCopy = z.strictObject({
  subject: line(120),
  preview: line(150),
  blocks: z.array(Block).min(1).max(BLOCKS_MAX),
});
export type LetterCopy = z.infer<typeof LetterCopy>;

/** What an approval binds and a published version keeps. */
export const contentHashOf = (templateKey: (typeof VARIANT_TEMPLATES)[number], copy: LetterCopy): string =>
  digestOf({ templateKey, ...copy });
