import { CircleCheckIcon, CircleSlashIcon, CoffeeIcon, FlaskConicalIcon, PauseIcon, SendIcon } from "lucide-react";
import { SquareIcon, TriangleAlertIcon } from "lucide-react";
import { statusLooks } from "@/components/shell/status-badge";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { clockTime } from "./clock-time";

export type Mailing = Outputs["mailings"]["list"]["items"][number];
export type MailingDetail = Outputs["mailings"]["get"];

/** Mailings are told by their own words; where they have none, by those of any action. */
const STATUS_WORDS: Record<Mailing["status"], ToneLook> = {
  ...statusLooks,
  held: { ...statusLooks.held, label: "Waits for a decision" },
  approved: { ...statusLooks.approved, label: "Approved" },
  running: { ...statusLooks.running, label: "Under way", icon: SendIcon },
  succeeded: { ...statusLooks.succeeded, label: "Done", icon: CircleCheckIcon },
  unknown: { ...statusLooks.unknown, label: "Outcome unknown" },
};

export const statusOptions = Object.entries(STATUS_WORDS).map(([value, { label, icon }]) => ({ value, label, icon }));
export const mailingStatuses = STATUS_WORDS;

/** Where a mailing stands, in a word or two. */
export function mailingLook(mailing: Mailing): ToneLook {
  if (mailing.status === "running") return runningLook(mailing);
  if (mailing.status === "cancelled" && mailing.startedAt) {
    return { label: "Stopped", tone: "neutral", icon: CircleSlashIcon };
  }
  return STATUS_WORDS[mailing.status];
}

function runningLook({ asked, heldAt, heldBecause, isInterrupted, restsUntil }: Mailing): ToneLook {
  if (asked === "stop") return { label: "Stopping", tone: "warning", icon: SquareIcon };
  if (heldAt && heldBecause) return { label: "Paused", tone: "danger", icon: TriangleAlertIcon };
  if (heldAt && isInterrupted) return { label: "Paused", tone: "warning", icon: PauseIcon };
  if (heldAt) return { label: "Canary done", tone: "warning", icon: FlaskConicalIcon };
  if (asked === "pause") return { label: "Pausing", tone: "warning", icon: PauseIcon };
  if (restsUntil) return { label: `Resting until ${clockTime(restsUntil)}`, tone: "info", icon: CoffeeIcon };
  return { label: "Sending", tone: "info", icon: SendIcon };
}

/** What the word leaves open: why it waits, and for whom. */
export function mailingNote({ status, startAt, heldAt, heldBecause, isInterrupted, name, subject }: Mailing): string {
  if (status === "running" && heldAt) {
    if (heldBecause) return `Paused because ${lowerFirst(heldBecause.message)}`;
    return isInterrupted
      ? "Paused by an operator."
      : "The canary was sent without a failure; the rest waits for an operator.";
  }
  if ((status === "approved" || status === "queued") && startAt) return `Begins ${clockTime(startAt)} UTC.`;
  return subject && subject !== name ? `“${subject}”` : "No subject of its own.";
}

/** Of how many mails a provider has said how they ended. */
export const toldOf = ({ deliveries }: Mailing): number =>
  deliveries.delivered + deliveries.soft_bounced + deliveries.bounced + deliveries.complained;

/** Whether figures may change without anybody's doing. */
export const isMoving = ({ status, heldAt }: Mailing): boolean => status === "running" && heldAt === null;

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text);
