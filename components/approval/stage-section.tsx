import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { StageBar } from "./stage-bar";

/** Right at the top while what is left of an action waits for a word. */
export function StageSection({ action }: { action: ActionDetail }) {
  const { stage, targetCount } = action;
  if (!stage || action.stageHeldAt === null) return null;
  return (
    <section
      aria-label={stage.isInterrupted ? "Pause" : "Canary"}
      className={cn(
        "rounded-md border px-3 py-2",
        stage.problem ? "border-danger-line bg-danger-tint" : "border-info-line bg-info-tint",
      )}
    >
      <StageBar stage={stage} total={targetCount} />
    </section>
  );
}
