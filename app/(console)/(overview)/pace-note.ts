import { formatDuration } from "@/components/shell/format-relative";
import type { Outputs } from "@/components/trpc/outputs";

export type Pace = Outputs["overview"]["pace"][number];

const DECISIONS_MIN = 10;
const APPROVED_SHARE = 0.95;
const FAST_SECONDS = 10;

/** A word to somebody who approves nearly everything, and fast. Few decisions say nothing about a person. */
export function paceNote({ name, decisions, approved, medianSeconds }: Pace): string | null {
  if (decisions < DECISIONS_MIN || medianSeconds === null || medianSeconds > FAST_SECONDS) return null;
  if (approved / decisions < APPROVED_SHARE) return null;
  const share = Math.round((approved / decisions) * 100);
  return `${name} approved ${share} % of ${decisions} decisions, half of them within ${formatDuration(medianSeconds * 1_000)}. A second look now and then costs little.`;
}
