import type { Field } from "@/server/api/openapi/reference";
import { Prose } from "./prose";
import { TypeText } from "./type-text";

/** Members with what they may be; on a narrow screen one below the other. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <dl className="flex flex-col rounded-md border bg-card text-sm">
      {fields.map(({ name, required, type, description }) => (
        <div
          key={name}
          className="grid gap-x-4 gap-y-1 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
        >
          <dt className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-mono text-xs font-medium break-all">{name}</span>
            {required && <span className="text-xs text-warning-text">required</span>}
          </dt>
          <dd className="flex min-w-0 flex-col gap-0.5">
            <TypeText type={type} />
            {description && (
              <span className="text-sm">
                <Prose text={description} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
