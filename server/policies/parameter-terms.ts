import type { PolicyParameters } from "./parameters";

/** Which way a parameter lets more through: more of it, or less. */
export type Looser = "more" | "less";

export interface ParameterTerms {
  /** Its name on the page, with what it counts. */
  label: string;
  unit: string;
  group: (typeof PARAMETER_GROUPS)[number];
  looser: Looser;
  shape: ParameterShape;
}

/** `limit`: a count or none. `by_kind` and `quorum_by_kind` are exceptions from a general value. */
export type ParameterShape = "count" | "limit" | "by_risk" | "by_kind" | "quorum_by_risk" | "quorum_by_kind";

export const PARAMETER_GROUPS = ["Without a person", "Size", "Bounces", "Evidence and time", "Who decides"] as const;

const terms = (
  group: ParameterTerms["group"],
  looser: Looser,
  [label, unit]: readonly [label: string, unit: string],
  shape: ParameterShape = "count",
): ParameterTerms => ({ group, looser, label, unit, shape });

/** Every parameter in words, and its loose direction; one that is missing here does not compile. */
export const PARAMETER_TERMS: Readonly<Record<keyof PolicyParameters, ParameterTerms>> = {
  unattendedApprovalsPerDay: terms("Without a person", "more", ["Approvals an agent may make alone", "a day"]),
  urgentNoticesPerHour: terms("Without a person", "more", ["Urgent notices before one is held", "an hour"]),
  mailsPerRecipientPerHour: terms("Without a person", "more", ["Mails to one address before one is held", "an hour"]),
  bulkTypedCountFrom: terms("Size", "more", ["A bulk, where the count is typed, begins at", "targets"]),
  bulkBlockAbove: terms("Size", "more", ["Blocked above", "targets"]),
  bulkBlockAboveFor: terms("Size", "more", ["Blocked above, for some kinds", "targets"], "by_kind"),
  agentTargetsPerHour: terms("Size", "more", ["Targets of one sort an agent may touch", "an hour"], "limit"),
  agentTargetsPerHourFor: terms("Size", "more", ["Targets an agent may touch, for some kinds", "an hour"], "by_kind"),
  approverTargetsPerDay: terms("Size", "more", ["Targets one person may approve", "in 24 hours"]),
  canaryFrom: terms("Size", "more", ["A few are done first from", "targets"]),
  canaryPercent: terms("Size", "more", ["Done first", "percent"]),
  canaryTargetsMax: terms("Size", "more", ["Done first, at most", "targets"]),
  softBouncesUntilClosed: terms("Bounces", "more", ["An address is closed after", "soft bounces"]),
  softBounceWindowDays: terms("Bounces", "less", ["Soft bounces count together within", "days"]),
  softBounceClosedDays: terms("Bounces", "less", ["After them it stays closed for", "days"]),
  evidenceMaxAgeHours: terms("Evidence and time", "more", ["Evidence may be as old as", "hours"]),
  evidenceMaxAgeHoursFor: terms(
    "Evidence and time",
    "more",
    ["Evidence may be as old as, for some kinds", "hours"],
    "by_kind",
  ),
  heldHoursMax: terms("Evidence and time", "more", ["A held action waits at most", "hours"], "by_risk"),
  approvalValidMinutes: terms("Evidence and time", "more", ["An approval stays good for", "minutes"], "by_risk"),
  undoWindowSeconds: terms("Evidence and time", "less", ["An approval can be taken back for", "seconds"]),
  undoSecondsPer100Targets: terms("Evidence and time", "less", ["And longer for each 100 targets", "seconds"]),
  quorum: terms("Who decides", "less", ["People who must approve, by risk", "people"], "quorum_by_risk"),
  quorumFor: terms("Who decides", "less", ["People who must approve, for some kinds", "people"], "quorum_by_kind"),
  reauthenticateMinutes: terms("Who decides", "more", ["A high-risk approval takes a sign-in of the last", "minutes"]),
  readingFloorSeconds: terms("Who decides", "less", ["A high-risk approval is too fast under", "seconds"]),
  highRiskPerTenMinutes: terms("Who decides", "more", [
    "High-risk approvals before one more person looks",
    "in ten minutes",
  ]),
};
