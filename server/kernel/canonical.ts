import { KernelError } from "./errors";

/**
 * JSON Canonicalization Scheme, RFC 8785: keys sorted by UTF-16 code units, no white space, ECMAScript
 * numbers and strings. Two values that are the same JSON give the same bytes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value instanceof Date) return canonicalString(value.toISOString());
  if (typeof value === "object") return canonicalObject(value);
  throw new TypeError(`JSON has no ${typeof value}`);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // The default comparison is by UTF-16 code units, which is the order the RFC asks for.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new KernelError("invalid_input", "A text holds half of a surrogate pair.");
  return JSON.stringify(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  return JSON.stringify(value);
}
