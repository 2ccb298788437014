import { BanIcon, CheckIcon, TriangleAlertIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";

type Rule = ActionDetail["decision"]["trace"][number];

/** What a sender looks at before every mailing, in the order of its harm; the other rules are under Policy. */
const CHECKS = ["unsubscribe", "domain", "links", "claims", "spam", "consent", "suppressed"].map(
  (name) => `mailing.${name}`,
);

/** What the checks of the copy and of the audience found, those that found nothing too: a person need not look for them. */
export function MailingChecks({ trace }: { trace: readonly Rule[] }) {
  const rules = CHECKS.flatMap((id) => trace.filter(({ rule }) => rule === id));
  if (rules.length === 0) return null;
  return (
    <section aria-label="Checks" className="grid min-w-0 gap-1.5 text-sm">
      <h3 className="font-medium">Checks</h3>
      <ul className="grid gap-1">
        {rules.map((rule) => (
          <Check key={rule.rule} rule={rule} />
        ))}
      </ul>
    </section>
  );
}

const FOUND = {
  block: { icon: BanIcon, words: "Blocked", className: "text-danger-text" },
  hold: { icon: TriangleAlertIcon, words: "Look at it", className: "text-warning-text" },
  run: { icon: CheckIcon, words: "Fine", className: "text-success-text" },
} as const;

function Check({ rule: { title, message, verdict } }: { rule: Rule }) {
  const { icon: Icon, words, className } = FOUND[verdict ?? "run"];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <Icon role="img" aria-label={words} className={cn("mt-0.5 size-4", className)} />
      <p className="wrap-anywhere">
        {title} <span className={verdict ? className : "text-muted-foreground"}>– {message}</span>
      </p>
    </li>
  );
}
