import { sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { addressKey } from "@/server/email/address-key";
import { KernelError } from "@/server/kernel/errors";
import { FILE_BYTES_MAX, readListFile } from "./read-list-file";
import type { BadLine } from "./read-list-file";

/** What became of the lines; each is counted once. */
export const ListCounts = z.object({
  matched: z.int(),
  notMembers: z.int(),
  duplicates: z.int(),
  unreadable: z.int(),
  formulas: z.int(),
});
export type ListCounts = z.infer<typeof ListCounts>;

export const ListUpload = z.object({ base64: z.base64() });

/** A line that was not matched, and why. */
export type LeftLine =
  | BadLine
  | { line: number; text: string; problem: "not_member" }
  | { line: number; text: string; problem: "duplicate"; firstLine: number };

export interface CheckedList {
  column: string | null;
  counts: ListCounts;
  /** The first of each sort, by line; the counts say how many there are. */
  left: LeftLine[];
  memberIds: string[];
}

/** Reads a file and finds the members in it. Nothing is kept. */
export async function checkList(reader: Reader, { base64 }: z.infer<typeof ListUpload>): Promise<CheckedList> {
  const file = Buffer.from(base64, "base64");
  if (file.byteLength > FILE_BYTES_MAX) {
    const message = "The file is larger than 4 MB. Leave only the column of addresses in it, or bring it in parts.";
    throw new KernelError("payload_too_large", message, { limit: FILE_BYTES_MAX });
  }
  const { column, addresses, bad } = readListFile(file);
  const { memberIds, left } = await match(reader, addresses);
  const all = [...bad, ...left];
  const count = (problem: LeftLine["problem"]) => all.filter((one) => one.problem === problem).length;
  return {
    column,
    counts: {
      matched: addresses.length - left.length,
      notMembers: count("not_member"),
      duplicates: count("duplicate"),
      unreadable: count("unreadable"),
      formulas: count("formula"),
    },
    left: firstOfEach(all),
    memberIds,
  };
}

const Found = z.object({ n: z.coerce.number(), first: z.coerce.number(), id: z.uuid().nullable() });

/** By the key of each address; two members may have one address, spelled differently, and then both are found. */
async function match(reader: Reader, addresses: readonly { line: number; address: string }[]) {
  const asked = JSON.stringify(addresses.map(({ address }) => address));
  const rows = await reader.execute(sql`
    with asked as materialized (
      select n, address_key(address) as key
      from jsonb_array_elements_text(${asked}::text::jsonb) with ordinality as t (address, n)),
    ranked as (select n, key, min(n) over (partition by key) as first from asked)
    select n, first, ${members.id} as id from ranked
    left join ${members} on ${addressKey(members.email)} = key and n = first
    order by n`);
  const memberIds: string[] = [];
  const left: LeftLine[] = [];
  for (const { n, first, id } of Found.array().parse(rows)) {
    const { line = 0, address: text = "" } = addresses[n - 1] ?? {};
    if (n !== first) left.push({ line, text, problem: "duplicate", firstLine: addresses[first - 1]?.line ?? 0 });
    else if (id === null) left.push({ line, text, problem: "not_member" });
    else memberIds.push(id);
  }
  return { memberIds, left };
}

const SHOWN_OF_EACH = 100;

function firstOfEach(lines: readonly LeftLine[]): LeftLine[] {
  const seen = new Map<string, number>();
  return lines
    .toSorted((a, b) => a.line - b.line)
    .filter(({ problem }) => {
      seen.set(problem, (seen.get(problem) ?? 0) + 1);
      return (seen.get(problem) ?? 0) <= SHOWN_OF_EACH;
    });
}
