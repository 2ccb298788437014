import type { ActionStage } from "@/server/api/reads/action-stages";
import { CountBar } from "./count-bar";
import { stageWords } from "./stage-words";

/** How a staged bulk has gone so far: in words, and as one bar over all its targets. */
export function StageBar({ stage, total }: { stage: ActionStage; total: number }) {
  const sum = (status: keyof ActionStage["canary"]) => stage.canary[status] + stage.rest[status];
  const counts = {
    pending: sum("pending"),
    succeeded: sum("succeeded"),
    failed: sum("failed"),
    cancelled: sum("cancelled"),
    unknown: sum("unknown"),
  };
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="font-medium tabular-nums">{stageWords(stage, total)}</p>
      <CountBar counts={counts} total={total} />
      {stage.problem && <p className="text-danger-text wrap-anywhere">{stage.problem.message}</p>}
    </div>
  );
}
