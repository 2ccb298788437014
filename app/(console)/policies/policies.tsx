"use client";

import { ScaleIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { PageBody } from "@/components/shell/page-body";
import { usePageCommands } from "@/components/shell/page-commands";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { ParametersTab } from "./parameters-tab";
import { RulesTab } from "./rules-tab";
import { SwitchBanner } from "./switch-banner";
import { SwitchesTab } from "./switches-tab";
import { TABS, tabHref, useTab } from "./use-tab";
import { VersionsTab } from "./versions-tab";

const CONTENTS = { parameters: ParametersTab, rules: RulesTab, versions: VersionsTab, switches: SwitchesTab };

/** What decides: the rules, their figures, how those came to be, and the switches that stop everything. */
export function Policies() {
  const [tab] = useTab();
  const router = useRouter();
  usePageCommands(
    useMemo(
      () =>
        TABS.map(({ id, label }) => ({
          id: `policies-${id}`,
          label: `Policies: ${label}`,
          icon: ScaleIcon,
          run: () => router.push(tabHref(id)),
        })),
      [router],
    ),
  );
  return (
    <>
      <PageHeader
        title="Policies"
        description="Rules are code; their figures are tuned here, simulated before they count."
      />
      <SwitchBanner />
      <Tabs
        value={tab}
        className="min-w-0 flex-1 gap-4"
        // The other state of the URL belongs to the tab that is left.
        onValueChange={(id) => router.push(`/policies?tab=${id}`)}
      >
        <TabsList className="shrink-0 px-3 sm:px-4">
          {TABS.map(({ id, label }) => (
            <TabsTrigger key={id} value={id}>
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        {TABS.map(({ id }) => {
          const Content = CONTENTS[id];
          return (
            <TabsContent key={id} value={id} className="min-w-0">
              <PageBody>
                <Content />
              </PageBody>
            </TabsContent>
          );
        })}
      </Tabs>
    </>
  );
}
