const DEPTH_MAX = 100;

/**
 * The path of the first text that cannot be kept, or null: Postgres has no NUL in text, a lone surrogate has no
 * UTF-8 form, and what is nested beyond reason cannot be walked.
 */
export function findUnstorableText(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === "string") return isStorable(value) ? null : path.join(".");
  if (typeof value !== "object" || value === null) return null;
  if (path.length > DEPTH_MAX) return path.slice(0, 3).join(".");
  for (const [key, member] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorableText(member, [...path, key]) : path.join(".");
    if (found !== null) return found;
  }
  return null;
}

/** Marks that turn the reading direction round: an approver would read another text than the one that is there. */
const TURNS_AROUND = /[\u202a-\u202e\u2066-\u2069]/;

const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed() && !TURNS_AROUND.test(text);
