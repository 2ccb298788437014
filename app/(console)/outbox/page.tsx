import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { MailsTable } from "./mails-table";
import { TransportNote } from "./transport-note";

export const metadata: Metadata = { title: "Outbox" };

export default function OutboxPage() {
  return (
    <>
      <PageHeader title="Outbox" description="Mails that stayed here because no provider carries them." />
      <TransportNote />
      <PageBody fill>
        <MailsTable />
      </PageBody>
    </>
  );
}
