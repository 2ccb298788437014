import { RelativeTime } from "@/components/shell/relative-time";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import type { Parameter, PolicyPage } from "./policy-types";
import { valueLines } from "./setting-words";

/** Some parameters: what each is, what ships, who changed it last and why. */
export function ParameterGroup({ title, parameters, page }: ParameterGroupProps) {
  return (
    <Card className="min-w-0 gap-2 pb-1">
      <CardHeading title={title} />
      <CardContent className="px-0">
        <ul aria-label={title}>
          {parameters.map((parameter) => (
            <ParameterRow key={parameter.name} parameter={parameter} page={page} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

interface ParameterGroupProps {
  title: string;
  parameters: readonly Parameter[];
  page: PolicyPage;
}

function ParameterRow({ parameter, page }: { parameter: Parameter; page: PolicyPage }) {
  const [lines, shipped] = [valueLines(parameter, page.params), valueLines(parameter, page.shipped)];
  const isShipped = lines.join() === shipped.join();
  return (
    <li className="grid gap-x-4 gap-y-1 border-t px-4 py-2.5 text-sm sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,5fr)]">
      <div className="min-w-0">
        <p>{parameter.label}</p>
        <p className="text-xs break-words text-muted-foreground">
          <code className="font-mono">{parameter.name}</code> · {parameter.looser} lets more through
        </p>
      </div>
      <div className="min-w-0 tabular-nums">
        {lines.map((line) => (
          <p key={line} className="font-medium break-words">
            {line}
          </p>
        ))}
        {!isShipped && <p className="text-xs break-words text-muted-foreground">shipped: {shipped.join(", ")}</p>}
      </div>
      <LastChange change={parameter.lastChange} />
    </li>
  );
}

function LastChange({ change }: { change: Parameter["lastChange"] }) {
  if (!change) return <p className="text-xs text-muted-foreground">Never changed</p>;
  return (
    <p className="min-w-0 text-xs break-words text-muted-foreground">
      {change.by} in version {change.version}, {change.at && <RelativeTime at={change.at} />}: “{change.note}”
    </p>
  );
}
