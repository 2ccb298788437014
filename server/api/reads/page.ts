import { z } from "zod";
import { KernelError } from "@/server/kernel/errors";

export const PAGE_MAX = 200;

/** What every list takes: an opaque cursor and a size. */
export const PageInput = z.object({
  cursor: z.string().max(500).optional().describe("The `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().describe("For the next page; null: this was the last one."),
    })
    .meta({ id });

export interface Page<Item> {
  items: Item[];
  /** Null: this was the last page. */
  nextCursor: string | null;
}

/** A cursor is the sort key and the id of the last row; opaque to clients. */
export function encodeCursor(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.uuid()]);

/** `keyShape`: what the sort key of this list looks like; a cursor of another list is refused. */
export function decodeCursor(cursor: string, keyShape: z.ZodType = z.unknown()): { key: string | number; id: string } {
  try {
    const [key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    keyShape.parse(key);
    return { key, id };
  } catch (cause) {
    throw new KernelError(
      "invalid_input",
      "This cursor is not one of ours.",
      { fields: [{ path: "cursor", message: "is not one of ours" }] },
      { cause },
    );
  }
}

/** One row more than asked for tells whether there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, cursor }: { item: (row: Row) => Item; cursor: (row: Row) => string },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last ? cursor(last) : null };
}
