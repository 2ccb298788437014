import { CodeBlock } from "@/components/shell/code-block";
import { Badge } from "@/components/ui/badge";
import type { ReferenceOperation } from "@/server/api/openapi/reference";
import { Prose } from "./prose";
import { TypeText } from "./type-text";

export function AnswerList({ id, answers }: Pick<ReferenceOperation, "id" | "answers">) {
  return (
    <div className="flex flex-col gap-4">
      {answers.map(({ status, says, type, example }) => (
        <div key={status} className="flex min-w-0 flex-col gap-1.5">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
            <Badge variant="success" className="self-center tabular-nums">
              {status}
            </Badge>
            <span>
              <Prose text={says} />
            </span>
            <TypeText type={type} />
          </p>
          <CodeBlock code={example} label={`answer ${status} of ${id}`} />
        </div>
      ))}
    </div>
  );
}
