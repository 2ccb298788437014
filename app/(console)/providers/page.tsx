import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ProvidersTable } from "./providers-table";

export const metadata: Metadata = { title: "Providers" };

export default function ProvidersPage() {
  return (
    <>
      <PageHeader title="Providers" description="Service providers, listed and not." />
      <PageBody fill>
        <ProvidersTable />
      </PageBody>
    </>
  );
}
