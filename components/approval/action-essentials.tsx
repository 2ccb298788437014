import { Diff } from "@/components/shell/diff";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { MailCopy } from "./mail-copy";
import { Standing } from "./standing";
import { SubmitterNote } from "./submitter-note";
import { SummaryFacts } from "./summary-facts";
import { TargetSummary } from "./target-summary";

/** The part that decides: why it stands where it stands, what will change, for whom. */
export function ActionEssentials({ action }: { action: ActionDetail }) {
  const { changes, lines } = action.summary;
  const side = (pick: "before" | "after") => Object.fromEntries(changes.map((change) => [change.field, change[pick]]));
  return (
    <div className="grid min-w-0 content-start gap-4">
      <Standing action={action} />
      {changes.length > 0 && <Diff before={side("before")} after={side("after")} />}
      <SummaryFacts lines={lines} />
      <SubmitterNote action={action} />
      <TargetSummary action={action} />
      {action.renderHash && <MailCopy actionId={action.id} />}
    </div>
  );
}
