import type { AgentName } from "@/server/agents/registry";
import type { EvidenceInput } from "@/server/kernel/evidence";
import type { MailTrouble } from "./demo-effects";
import type { StaffName } from "./make-staff";

/** One thing that happens to an action after it was submitted, so many minutes after the thing before. */
export type Step = { after: number } & (
  | { do: "approve"; by: StaffName; reason?: string }
  /** Goes on with the rest after the canary. */
  | { do: "continue"; by: StaffName }
  | { do: "reject"; by: StaffName; reason: string }
  | { do: "cancel"; by: StaffName | "submitter"; reason: string }
  | { do: "revise"; input?: unknown; evidence?: EvidenceInput[]; reason: string }
  /** An operator tries a settled action again; the steps after this one are about the new action. */
  | { do: "retry"; by: StaffName; reason: string }
  /** The member edits their profile, which moves them to another version. */
  | { do: "member_edits"; memberId: string; company: string }
  /** Somebody who may not, or sees an old page, tries to approve; refused, and on record. */
  | { do: "try_to_approve"; by: StaffName | AgentName; mistake?: "old_page" | "wrong_count" }
  /** The worker comes back. */
  | { do: "perform" }
);

/** One action from its submission to wherever it stands now. */
export interface Story {
  at: Date;
  by: AgentName | StaffName;
  action: string;
  input: unknown;
  evidence?: EvidenceInput[];
  reasonCode?: string;
  note?: string;
  idempotencyKey?: string;
  steps?: Step[];
  /** No worker looks at it: what may run waits in its queue, until a step says "perform". */
  isIdle?: boolean;
  trouble?: MailTrouble;
}
