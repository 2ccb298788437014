import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { AgentCards } from "./agent-cards";

export const metadata: Metadata = { title: "Agents" };

export default function AgentsPage() {
  return (
    <>
      <PageHeader
        title="Agents"
        description="Who they are, how they are doing, and the switch that stops each of them."
      />
      <PageBody>
        <AgentCards />
      </PageBody>
    </>
  );
}
