import type { EMBEDDED_KINDS } from "@/drizzle/schema/knowledge";
import type { Reader } from "@/server/db";
import { loadFunds } from "./load-funds";
import { loadMembers } from "./load-members";
import { loadProviders } from "./load-providers";

export type EmbeddedKind = (typeof EMBEDDED_KINDS)[number];

export interface Described {
  version: number;
  label: string;
  /** What is embedded: what somebody would search by, without addresses and dates. */
  text: string;
}

/** What there is to say about each of these; who is missing is not in the answer. */
export async function describeEntities(
  reader: Reader,
  kind: EmbeddedKind,
  ids: readonly string[],
): Promise<Map<string, Described>> {
  const words = (...parts: (string | null)[]) => parts.filter(Boolean).join(" ");
  const each = <Row extends { version: number; name: string }>(rows: Map<string, Row>, text: (row: Row) => string) =>
    new Map([...rows].map(([id, row]) => [id, { version: row.version, label: row.name, text: text(row) }]));
  switch (kind) {
    case "user_profile":
      return each(await loadMembers(reader, ids), (m) => words(m.name, m.role, m.company, m.country));
    case "fund_data":
      return each(await loadFunds(reader, ids), (f) => words(f.name, f.manager, f.strategy, f.domicile));
    case "provider_data":
      return each(await loadProviders(reader, ids), (p) => words(p.name, p.category, p.country));
  }
}
