import type { RowHint } from "@/server/api/reads/row-hints";

/** What a person should not pass over in this row. */
export function concernsOf(
  { unverified, evidenceCount }: Pick<RowHint, "unverified" | "evidenceCount">,
  targetCount: number,
): string[] {
  return [
    ...(unverified > 0 ? [targetCount > 1 ? `${unverified} not verified` : "not verified"] : []),
    ...(evidenceCount === 0 ? ["no evidence"] : []),
  ];
}
