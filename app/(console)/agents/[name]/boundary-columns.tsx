import { BanIcon, HandIcon, PlayIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { AgentDetail } from "./agent-profile";

/** What the agent may do alone, with a person, and never, side by side. */
export function BoundaryColumns({ boundary }: { boundary: AgentDetail["boundary"] }) {
  return (
    <section aria-label="Boundary" className="grid gap-3 md:grid-cols-3">
      <Column icon={PlayIcon} tone="text-info" title="Runs alone when policy allows" emptyText="Nothing runs alone.">
        {boundary.byPolicy.map((kind) => (
          <Kind key={kind.name} name={kind.name} title={kind.title}>
            <p className="mt-1 text-xs text-muted-foreground">Policy looks at:</p>
            <ul className="list-disc pl-4 text-xs text-muted-foreground">
              {kind.rules.map((rule) => (
                <li key={rule.id}>{rule.title}</li>
              ))}
            </ul>
          </Kind>
        ))}
      </Column>
      <Column icon={HandIcon} tone="text-warning" title="Only with approval" emptyText="Nothing needs a person.">
        {boundary.byApproval.map((kind) => (
          <Kind key={kind.name} name={kind.name} title={kind.title} />
        ))}
      </Column>
      <Column icon={BanIcon} tone="text-danger" title="Never" emptyText="Every kind is granted.">
        {boundary.never.map((kind) => (
          <Kind key={kind.name} name={kind.name} title={kind.title} />
        ))}
      </Column>
    </section>
  );
}

function Column({ icon: Icon, tone, title, emptyText, children }: ColumnProps) {
  return (
    <div className="min-w-0 rounded-lg border bg-card px-4 py-3">
      <h2 className="mb-1 flex items-center gap-2 text-md font-semibold">
        <Icon className={cn("size-4", tone)} />
        {title}
      </h2>
      {children.length > 0 ? <ul>{children}</ul> : <p className="py-1.5 text-sm text-muted-foreground">{emptyText}</p>}
    </div>
  );
}

interface ColumnProps {
  icon: ComponentType<{ className?: string }>;
  tone: string;
  title: string;
  emptyText: string;
  children: ReactNode[];
}

function Kind({ name, title, children }: { name: string; title: string; children?: ReactNode }) {
  return (
    <li className="border-b py-1.5 text-sm last:border-b-0">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        {title}
        <code className="font-mono text-xs text-muted-foreground">{name}</code>
      </span>
      {children}
    </li>
  );
}
