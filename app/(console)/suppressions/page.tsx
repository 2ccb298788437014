import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { SuppressionsTable } from "./suppressions-table";

export const metadata: Metadata = { title: "Suppressions" };

export default function SuppressionsPage() {
  return (
    <>
      <PageHeader
        title="Suppressions"
        description="Addresses that are not written to. Adding one takes effect at once; lifting one takes an operator who did not ask for it."
      />
      <PageBody fill>
        <SuppressionsTable />
      </PageBody>
    </>
  );
}
