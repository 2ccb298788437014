import type { ActionDetail } from "@/server/api/reads/action-detail";
import { LongText } from "./long-text";

/** What the submitter says about it; words of an agent, not facts. */
export function SubmitterNote({ action }: { action: ActionDetail }) {
  const { note, reasonCode, submitter } = action;
  if (!note && !reasonCode) return null;
  return (
    <figure className="min-w-0 border-l-2 pl-3 text-sm">
      <figcaption className="text-xs text-muted-foreground">
        Note from {submitter.kind === "agent" ? submitter.id : "the submitter"}, not checked
        {reasonCode && (
          <>
            {" "}
            · <code className="font-mono wrap-anywhere">{reasonCode}</code>
          </>
        )}
      </figcaption>
      {note && (
        <blockquote className="min-w-0">
          <LongText text={note} />
        </blockquote>
      )}
    </figure>
  );
}
