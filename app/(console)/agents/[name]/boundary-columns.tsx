import { BanIcon, HandIcon, PlayIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { AgentDetail } from "./agent-profile";

/** What the agent may do alone, with a person, and never, side by side. */
export function BoundaryColumns({ boundary, tasks }: Pick<AgentDetail, "boundary" | "tasks">) {
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
        <TaskLine
          text="Open tasks for"
          names={tasks.opensFor}
          note={tasks.startsWork ? undefined : "As parts of one that it holds."}
        />
        <TaskLine text="Hand on its tasks to" names={tasks.handsOffTo} />
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
        {boundary.noAgent.map((text) => (
          <li key={text} className={LINE}>
            {text}
          </li>
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
      {children.flat().length > 0 ? (
        <ul>{children}</ul>
      ) : (
        <p className="py-1.5 text-sm text-muted-foreground">{emptyText}</p>
      )}
    </div>
  );
}

interface ColumnProps {
  icon: ComponentType<{ className?: string }>;
  tone: string;
  title: string;
  emptyText: string;
  children: ReactNode[] | ReactNode[][];
}

const LINE = "border-b py-1.5 text-sm last:border-b-0";

/** Work moves, rights do not: whoever gets a task has what its own page says. */
function TaskLine({ text, names, note }: { text: string; names: readonly string[]; note?: string }) {
  if (names.length === 0) return null;
  return (
    <li className={LINE}>
      {text} {names.join(", ")}
      {note && <p className="text-xs text-muted-foreground">{note}</p>}
    </li>
  );
}

function Kind({ name, title, children }: { name: string; title: string; children?: ReactNode }) {
  return (
    <li className={LINE}>
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        {title}
        <code className="font-mono text-xs text-muted-foreground">{name}</code>
      </span>
      {children}
    </li>
  );
}
