import type { Metadata } from "next";
import Link from "next/link";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { AgentCards } from "./agent-cards";

export const metadata: Metadata = { title: "Agents" };

export default function AgentsPage() {
  return (
    <>
      <PageHeader
        title="Agents"
        description="Who they are, how they are doing, and the switch that stops each of them."
        actions={
          <Button asChild variant="outline" size="sm">
            <Link href="/docs">API for agents</Link>
          </Button>
        }
      />
      <PageBody>
        <AgentCards />
      </PageBody>
    </>
  );
}
