"use client";

import { useQuery } from "@tanstack/react-query";
import { categoryLooks, sourceLooks, type Template } from "@/app/(console)/templates/template-looks";
import { DetailOf } from "@/components/shell/detail-of";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { ToneBadge } from "@/components/shell/tone-badge";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import { CodeTabs } from "./code-tabs";
import { VariantTabs } from "./variant-tabs";

/** One mail: how it looks, its versions, and where it is used. `id` is a key of the code or a variant's id. */
export function TemplatePage({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.templates.get.queryOptions({ id: asId(id) }));
  usePageTrail(query.data?.name ?? "Template");
  return (
    <DetailOf query={query} back={{ href: "/templates", text: "All templates" }} skeleton={<TemplateSkeleton />}>
      {(template) => <KnownTemplate template={template} />}
    </DetailOf>
  );
}

/** What the address says is whatever somebody typed; the server refuses what is neither key nor id. */
const asId = (id: string) => id as Template["id"];

function KnownTemplate({ template }: { template: Template }) {
  return (
    <>
      <PageHeader
        title={template.name}
        meta={<ToneBadge look={categoryLooks[template.category]} />}
        description={`${sourceLooks[template.source].label}. ${flagWords(template)}`}
      />
      <PageBody>
        {template.source === "code" ? <CodeTabs template={template} /> : <VariantTabs variant={template} />}
      </PageBody>
    </>
  );
}

const flagWords = ({ complianceFlags }: Template) =>
  complianceFlags.length > 0 ? `Marked: ${complianceFlags.join(", ").replaceAll("_", " ")}.` : "";

function TemplateSkeleton() {
  return (
    <>
      <PageHeader title="Template" />
      <PageBody>
        <div aria-busy="true" className="grid gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-112 w-full" />
        </div>
      </PageBody>
    </>
  );
}
