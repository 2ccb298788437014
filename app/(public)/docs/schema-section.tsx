import type { ReferenceSchema } from "@/server/api/openapi/reference";
import { FieldList } from "./field-list";
import { Prose } from "./prose";
import { TypeText } from "./type-text";

export function SchemaSection({ schema: { name, description, type, fields } }: { schema: ReferenceSchema }) {
  return (
    <article id={`schema-${name}`} className="flex max-w-3xl scroll-mt-16 flex-col gap-2">
      <h3 className="font-mono text-sm font-semibold">{name}</h3>
      {description && (
        <p className="text-sm">
          <Prose text={description} />
        </p>
      )}
      {fields.length > 0 ? <FieldList fields={fields} /> : <TypeText type={type} />}
    </article>
  );
}
