import type { ActionDetail } from "@/server/api/reads/action-detail";
import { ChangeTable } from "./change-table";
import { DoubtSection } from "./doubt-section";
import { MailCopy } from "./mail-copy";
import { MailingCopy } from "./mailing-copy";
import { MAILING } from "./mailing-kind";
import { QuorumLine } from "./quorum-line";
import { StageSection } from "./stage-section";
import { Standing } from "./standing";
import { SubmitterNote } from "./submitter-note";
import { SummaryFacts } from "./summary-facts";
import { TargetSummary } from "./target-summary";

/** The part that decides: why it stands where it stands, what will change, for whom. */
export function ActionEssentials({ action }: { action: ActionDetail }) {
  const { changes, lines } = action.summary;
  return (
    <div className="grid min-w-0 content-start gap-4">
      <StageSection action={action} />
      <Standing action={action} />
      <DoubtSection action={action} />
      <QuorumLine action={action} />
      <ChangeTable changes={changes} />
      <SummaryFacts lines={lines} />
      <SubmitterNote action={action} />
      <TargetSummary action={action} />
      {action.renderHash &&
        (action.action === MAILING ? <MailingCopy action={action} /> : <MailCopy actionId={action.id} />)}
    </div>
  );
}
