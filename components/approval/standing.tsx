import { BanIcon, CircleXIcon, HandIcon, InfoIcon, PlayIcon } from "lucide-react";
import { RelativeTime } from "@/components/shell/relative-time";
import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { LongText } from "./long-text";

/** Why this action stands where it stands, in its rules' words or in the words of whoever ended it. */
export function Standing({ action }: { action: ActionDetail }) {
  const reasons = action.decision.trace.filter((rule) => rule.verdict === action.decision.verdict);
  const look = looks[action.decision.verdict];
  return (
    <div className="grid gap-2">
      {action.problem && <Ended action={action} />}
      <section aria-label={look.label} className={cn("rounded-md border px-3 py-2 text-sm", look.className)}>
        <h3 className="flex items-center gap-1.5 font-medium">
          <look.icon className={cn("size-4 shrink-0", look.iconClass)} />
          {look.label}
        </h3>
        <ul className="mt-0.5 ml-5.5">
          {reasons.map((rule) => (
            <li key={rule.rule} className="min-w-0">
              <LongText text={rule.message} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const looks = {
  hold: {
    label: "Held because",
    icon: HandIcon,
    className: "border-warning-line bg-warning-tint text-warning-text",
    iconClass: "text-warning",
  },
  block: {
    label: "Blocked because",
    icon: BanIcon,
    className: "border-danger-line bg-danger-tint text-danger-text",
    iconClass: "text-danger",
  },
  run: { label: "Runs without a person because", icon: PlayIcon, className: "bg-surface", iconClass: "text-info" },
} as const;

function Ended({ action }: { action: ActionDetail }) {
  const { problem, status, settledAt } = action;
  if (!problem || status === "blocked") return null;
  const isFailure = status === "failed" || status === "unknown";
  const Icon = isFailure ? CircleXIcon : InfoIcon;
  return (
    <section
      aria-label="Outcome"
      className={cn(
        "flex gap-2 rounded-md border px-3 py-2 text-sm",
        isFailure ? "border-danger-line bg-danger-tint text-danger-text" : "bg-surface",
      )}
    >
      <Icon className={cn("mt-0.5 size-4 shrink-0", isFailure ? "text-danger" : "text-muted-foreground")} />
      <p className="min-w-0 wrap-anywhere">
        <span className="font-medium capitalize">{status}</span>
        {settledAt && (
          <>
            {" "}
            <RelativeTime at={settledAt} />
          </>
        )}
        : {problem.message} <code className="font-mono text-xs opacity-80">{problem.code}</code>
      </p>
    </section>
  );
}
