"use client";

import { SettingsIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { usePageCommands } from "@/components/shell/page-commands";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { AccountSection } from "./account/account-section";
import { CallbacksSection } from "./callbacks/callbacks-section";
import { DelegationsSection } from "./delegations/delegations-section";
import { KeysSection } from "./keys/keys-section";
import { OnCallSection } from "./on-call/on-call-section";
import { StaffSection } from "./staff/staff-section";
import { SECTIONS, useSection } from "./use-section";

const CONTENTS = {
  staff: StaffSection,
  keys: KeysSection,
  callbacks: CallbacksSection,
  delegations: DelegationsSection,
  "on-call": OnCallSection,
  account: AccountSection,
};

/** People, keys and addresses; without the operator's role, one's own account and delegations. */
export function Settings() {
  const { section, offered, isOperator } = useSection();
  const router = useRouter();
  usePageCommands(
    useMemo(
      () =>
        SECTIONS.filter((one) => isOperator || !one.operatorOnly).map(({ id, label }) => ({
          id: `settings-${id}`,
          label: `Settings: ${label}`,
          icon: SettingsIcon,
          run: () => router.push(sectionHref(id)),
        })),
      [isOperator, router],
    ),
  );
  return (
    <>
      <PageHeader
        title="Settings"
        description={
          isOperator
            ? "Who works here, and what agents sign in with."
            : "Staff, agent keys and callbacks are for operators, because they decide who may act."
        }
      />
      <Tabs
        value={section}
        className="min-h-0 flex-1 gap-0"
        // The other state of the URL belongs to the section that is left.
        onValueChange={(id) => router.push(sectionHref(id))}
      >
        <TabsList className="shrink-0 px-3 sm:px-4">
          {offered.map(({ id, label }) => (
            <TabsTrigger key={id} value={id}>
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        {offered.map(({ id }) => {
          const Content = CONTENTS[id];
          return (
            <TabsContent key={id} value={id} className="flex min-h-0 min-w-0 flex-col">
              <Content />
            </TabsContent>
          );
        })}
      </Tabs>
    </>
  );
}

const sectionHref = (id: string) => `/settings?section=${id}`;
