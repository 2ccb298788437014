import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { CampaignsNav } from "./campaigns-nav";
import { MailingsTable } from "./mailings-table";

export const metadata: Metadata = { title: "Mailings" };

export default function MailingsPage() {
  return (
    <>
      <PageHeader
        title="Mailings"
        description="What goes to many readers, how far it has come, and what the providers said of it."
        actions={<CampaignsNav />}
      />
      <PageBody fill>
        <MailingsTable />
      </PageBody>
    </>
  );
}
