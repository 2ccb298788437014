/** Every text and figure of a call's arguments, one a line: what the call would say or do. */
export function wordsOf(value: unknown): string {
  return textsIn(value).join("\n");
}

/** The texts in a value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
