/**
 * What went wrong, in words that may be shown. A failed query's own message repeats its parameters, secrets among
 * them; the cause beneath it says what the database said.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  if (error.cause instanceof Error) return reasonOf(error.cause);
  // A refused connection to several addresses has its words inside.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.message.split("\n")[0] || error.name;
}
