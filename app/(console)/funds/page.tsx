import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { FundsTable } from "./funds-table";

export const metadata: Metadata = { title: "Funds" };

export default function FundsPage() {
  return (
    <>
      <PageHeader title="Funds" description="Funds on the site, and how far their verification is." />
      <PageBody fill>
        <FundsTable />
      </PageBody>
    </>
  );
}
