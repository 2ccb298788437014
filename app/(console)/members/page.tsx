import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { MembersTable } from "./members-table";

export const metadata: Metadata = { title: "Members" };

export default function MembersPage() {
  return (
    <>
      <PageHeader title="Members" description="The people of the site. What changes them goes through approvals." />
      <PageBody fill>
        <MembersTable />
      </PageBody>
    </>
  );
}
