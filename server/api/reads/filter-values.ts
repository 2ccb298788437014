import { z } from "zod";

/** Text to compare with. Postgres refuses a NUL only once it is asked, which a stream's reader would never hear. */
export const filterText = (charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax)
    .refine((text) => !text.includes("\0"), "must not hold a NUL");

/** One value or many, as a query string gives them. */
export const many = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).max(50).optional(),
  );

/** For LIKE: the text itself, with its wildcards taken literally. */
export const literally = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
