/** The usual reasons, as an agent can act on them. */
export const rejectReasons: readonly string[] = [
  "The evidence does not show what it should.",
  "Evidence is missing.",
  "Wrong target.",
  "Too many at once; send smaller batches.",
  "Against policy.",
  "Not now; submit again later.",
];
