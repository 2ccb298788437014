import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { VerdictBadge } from "@/components/shell/verdict-badge";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { RuleLine } from "./rule-line";
import { VoteList } from "./vote-list";

/** What policy said and how close it was: the rules that fired, then those that nearly did, the others folded away. */
export function PolicySection({ action }: { action: ActionDetail }) {
  const { decision, request } = action;
  const fired = decision.trace.filter((rule) => rule.verdict !== null);
  const near = decision.trace.filter((rule) => rule.verdict === null && rule.near);
  const rest = decision.trace.filter((rule) => rule.verdict === null && !rule.near);
  return (
    <div className="grid gap-4">
      <KeyValueList
        items={[
          { label: "Verdict", value: <VerdictBadge verdict={decision.verdict} /> },
          { label: "Risk", value: <RiskBadge risk={decision.risk} /> },
          { label: "Policy version", value: <span className="tabular-nums">{decision.policyVersion}</span> },
          { label: "Evaluated", value: <RelativeTime at={decision.decidedAt} /> },
          ...(request ? [{ label: "Takes", value: quorumWords(request.quorum) }] : []),
          ...(request?.typedCount != null
            ? [{ label: "Typed count", value: "the approver types the number of targets" }]
            : []),
        ]}
      />
      <VoteList votes={action.votes} generation={action.generation} />
      <Rules title="Fired" rules={fired} />
      <Rules title="Nearly fired" rules={near} />
      {rest.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
            {rest.length} {rest.length === 1 ? "rule" : "rules"} did not apply
          </summary>
          <RuleList rules={rest} />
        </details>
      )}
    </div>
  );
}

const quorumWords = (quorum: readonly { role: string; count: number }[]) =>
  quorum.map(({ role, count }) => `${count} ${role}${count === 1 ? "" : "s"}`).join(" and ");

type Rules = ActionDetail["decision"]["trace"];

function Rules({ title, rules }: { title: string; rules: Rules }) {
  if (rules.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="text-sm font-medium">{title}</h3>
      <RuleList rules={rules} />
    </section>
  );
}

function RuleList({ rules }: { rules: Rules }) {
  return (
    <ul className="mt-1.5 divide-y rounded-md border">
      {rules.map((rule) => (
        <RuleLine key={rule.rule} rule={rule} />
      ))}
    </ul>
  );
}
