import type { Metadata } from "next";
import { apiReference } from "@/server/api/openapi/reference";
import { DocsFrame } from "./docs-frame";
import { Introduction } from "./introduction";
import { OperationSection } from "./operation-section";
import { ProblemTable } from "./problem-table";
import { SchemaSection } from "./schema-section";
import { SectionTitle } from "./section-title";

export const metadata: Metadata = { title: "API for agents" };

/** The published OpenAPI document, for people. */
export default function DocsPage() {
  const reference = apiReference();
  return (
    <DocsFrame reference={reference}>
      <Introduction about={reference.about} />
      {reference.sections.map(({ tag, description, operations }) => (
        <section key={tag} className="flex flex-col gap-6">
          <SectionTitle id={`tag-${tag}`} title={tag} description={description} />
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section className="flex flex-col gap-4">
        <SectionTitle id="errors" title="Errors" description="What a program goes by is the `code`." />
        <ProblemTable problems={reference.problems} />
      </section>
      <section className="flex flex-col gap-4">
        <SectionTitle id="schemas" title="Schemas" description="What is sent and answered, by name." />
        {reference.schemas.map((schema) => (
          <SchemaSection key={schema.name} schema={schema} />
        ))}
      </section>
    </DocsFrame>
  );
}
