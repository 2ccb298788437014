"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Badge } from "@/components/ui/badge";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

type Rules = Outputs["policies"]["rules"];
type Rule = Rules["common"][number];

/** Every rule in words, what it reads, and how often it spoke in the last 7 days. */
export function RulesTab() {
  const trpc = useTRPC();
  const query = useQuery(trpc.policies.rules.queryOptions());
  const view = viewOf(query);
  if (view.error) {
    return <ErrorState title="The rules could not be loaded" problem={view.error} onRetry={view.onRetry} />;
  }
  if (!query.data) return <Skeleton aria-busy="true" className="h-80" />;
  return (
    <>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      <p className="text-sm text-muted-foreground">
        Every rule is asked every time; the strictest answer counts. Figures are of submissions of the last 7 days, of
        the newest 5,000 at most.
      </p>
      <RuleCard title="Every kind" description="These hold for all and cannot be left out." rules={query.data.common} />
      {query.data.kinds.map(({ name, title, rules }) => (
        <RuleCard key={name} title={title} description={name} rules={rules} />
      ))}
    </>
  );
}

function RuleCard({ title, description, rules }: { title: string; description: string; rules: readonly Rule[] }) {
  return (
    <Card className="min-w-0 gap-2 pb-1">
      <CardHeading title={title} description={description} />
      <CardContent className="px-0">
        <ul aria-label={`Rules: ${title}`}>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-t px-4 py-2 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0">
        <p className="break-words">{rule.title}</p>
        <p className="text-xs break-words text-muted-foreground">
          <code className="font-mono">{rule.id}</code> ·{" "}
          {rule.reads.length > 0 ? `reads ${rule.reads.join(", ")}` : "reads no facts"}
        </p>
      </div>
      <Hits hits={rule.hits} />
    </li>
  );
}

const SAID = [
  { key: "block", word: "blocked", tone: "danger" },
  { key: "hold", word: "held", tone: "warning" },
  { key: "run", word: "let run", tone: "info" },
  { key: "near", word: "near", tone: "neutral" },
] as const;

function Hits({ hits }: { hits: Rule["hits"] }) {
  const said = SAID.filter(({ key }) => hits[key] > 0);
  if (said.length === 0) return <p className="text-xs text-muted-foreground">silent</p>;
  return (
    <p className="flex flex-wrap gap-1">
      {said.map(({ key, word, tone }) => (
        <Badge key={key} variant={tone}>
          {hits[key].toLocaleString("en-GB")} {word}
        </Badge>
      ))}
    </p>
  );
}
