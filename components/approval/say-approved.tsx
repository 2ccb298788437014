import { toast } from "sonner";
import type { Approved } from "./desk-dialog-props";
import { effectWordsOf } from "./effect-words";
import { sayDone } from "./say-done";
import { UndoCountdown } from "./undo-countdown";
import { secondsLeft } from "./use-seconds-left";

const TOAST_ID = "approved";

/** What a yes brought about, and for as long as it can be taken back, the way to do so. */
export function sayApproved(approved: readonly Approved[], onUndo: (approved: readonly Approved[]) => void): void {
  const [first] = approved;
  if (!first) return;
  const title = approved.length === 1 ? first.row.title : `${approved.length} actions`;
  if (first.votesMissing > 0) {
    return sayDone(`Your approval counts; ${first.votesMissing} more needed`, title);
  }
  const done = approved.length === 1 ? effectWordsOf(first.row.action).done : `Approved ${approved.length}`;
  const until = firstStart(approved);
  if (secondsLeft(until) === 0 || !until) return sayDone(done, title);
  toast.success(done, {
    id: TOAST_ID,
    position: "top-center",
    duration: secondsLeft(until) * 1_000,
    description: (
      <>
        {title}
        <br />
        <UndoCountdown until={until} />
      </>
    ),
    action: { label: "Undo (Z)", onClick: () => onUndo(approved) },
  });
}

export function unsayApproved(): void {
  toast.dismiss(TOAST_ID);
}

function firstStart(approved: readonly Approved[]): Date | null {
  const times = approved.flatMap(({ notBefore }) => (notBefore ? [notBefore.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
