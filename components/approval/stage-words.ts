import type { ActionStage } from "@/server/api/reads/action-stages";

/** "Canary 5/300 done, 0 failed – waits for you". */
export function stageWords({ canary, heldAt }: Pick<ActionStage, "canary" | "heldAt">, total: number): string {
  const failed = canary.failed + canary.unknown;
  const parts = [`Canary ${canary.succeeded}/${total.toLocaleString("en-GB")} done, ${failed} failed`];
  if (heldAt) parts.push("waits for you");
  return parts.join(" – ");
}
