import type { ReactNode } from "react";
import { CodeBlock } from "@/components/shell/code-block";
import type { ReferenceOperation } from "@/server/api/openapi/reference";
import { AnswerList } from "./answer-list";
import { FieldList } from "./field-list";
import { MethodBadge } from "./method-badge";
import { ProblemTable } from "./problem-table";
import { Prose } from "./prose";

/** One operation: what it takes, how it is called, what it answers. */
export function OperationSection({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, groups, curl, answers, problems } = operation;
  return (
    <article id={id} className="flex scroll-mt-16 flex-col gap-4 border-t pt-6">
      <div className="flex flex-col gap-1.5">
        <h3 className="text-md leading-6 font-semibold">
          <a href={`#${id}`} className="rounded-sm hover:underline">
            {summary}
          </a>
        </h3>
        <p className="flex flex-wrap items-center gap-2">
          <MethodBadge method={method} />
          <code className="min-w-0 font-mono text-sm break-all">/api/v1{path}</code>
        </p>
        <p className="max-w-3xl text-sm leading-6">
          <Prose text={description} />
        </p>
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {groups.map(({ title, fields }) => (
            <Part key={title} title={title}>
              <FieldList fields={fields} />
            </Part>
          ))}
          <Part title="Errors">
            <ProblemTable problems={problems} />
          </Part>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Part title="Example">
            <CodeBlock code={curl} label={`curl for ${id}`} />
          </Part>
          <Part title="Answers">
            <AnswerList id={id} answers={answers} />
          </Part>
        </div>
      </div>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h4 className="text-xs font-medium text-muted-foreground">{title}</h4>
      {children}
    </div>
  );
}
