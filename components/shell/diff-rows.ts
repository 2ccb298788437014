export interface DiffRow {
  path: string;
  /** Undefined: the field was not there. */
  before: unknown;
  /** Undefined: the field is gone. */
  after: unknown;
}

/** The changed fields of two objects; nested objects are walked, lists are compared whole. */
export function diffRows(before: Record<string, unknown> | null, after: Record<string, unknown> | null): DiffRow[] {
  return walk("", before ?? {}, after ?? {});
}

function walk(prefix: string, before: Record<string, unknown>, after: Record<string, unknown>): DiffRow[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const path = prefix ? `${prefix}.${key}` : key;
    const [old, next] = [before[key], after[key]];
    if (isPlain(old) && isPlain(next)) return walk(path, old, next);
    return isSame(old, next) ? [] : [{ path, before: old, after: next }];
  });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, place) => isSame(item, b[place]));
  if (isPlain(a) && isPlain(b)) return walk("", a, b).length === 0;
  return false;
}
