"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRoundIcon, LogOutIcon, ShieldIcon, UserCheckIcon, UserPlusIcon, UserXIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-action";
import { useTableState, type TableRequest } from "@/components/data-table/use-table-state";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { CreateStaffDialog } from "./create-staff-dialog";
import { staffColumns } from "./staff-columns";
import { StaffDialog, type StaffStep } from "./staff-dialog";
import { staffState, type StaffMember } from "./staff-looks";

/** Everybody who may sign in, and what an operator may do about each. */
export function StaffSection() {
  const trpc = useTRPC();
  const query = useQuery(trpc.staff.list.queryOptions());
  const state = useTableState({ columns: staffColumns });
  const [creates, setCreates] = useState(false);
  const [step, setStep] = useState<StaffStep | null>(null);
  const rows = useMemo(() => query.data && matching(query.data, state.request), [query.data, state.request]);
  const actions = useMemo(() => stepActions(setStep), []);
  return (
    <>
      <DataTable
        id="staff"
        label="Staff"
        columns={staffColumns}
        state={state}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => setStep({ kind: "role", member: row })}
        {...viewOf(query)}
        searchLabel="Search name or e-mail"
        totalLabel={rows && `${rows.length}`}
        actions={actions}
        toolbarExtra={
          <Button size="sm" onClick={() => setCreates(true)}>
            <UserPlusIcon />
            Add staff
          </Button>
        }
      />
      <CreateStaffDialog open={creates} onClose={() => setCreates(false)} />
      <StaffDialog step={step} onClose={() => setStep(null)} />
    </>
  );
}

function stepActions(begin: (step: StaffStep) => void): RowAction<StaffMember>[] {
  const action = (kind: StaffStep["kind"], look: Omit<RowAction<StaffMember>, "id" | "run" | "scope">) => ({
    id: kind,
    scope: "row" as const,
    ...look,
    run: ([member]: StaffMember[]) => member && begin({ kind, member }),
  });
  return [
    action("role", { label: "Change role", icon: ShieldIcon }),
    action("password", { label: "New password", icon: KeyRoundIcon }),
    action("sessions", { label: "End sessions", icon: LogOutIcon }),
    action("disable", {
      label: "Disable",
      icon: UserXIcon,
      tone: "danger",
      isAvailable: (row) => staffState(row) === "active",
    }),
    action("enable", { label: "Enable", icon: UserCheckIcon, isAvailable: (row) => staffState(row) === "disabled" }),
  ];
}

/** The list is short and comes whole, so it is narrowed here. */
function matching(list: readonly StaffMember[], { q, filters }: TableRequest): StaffMember[] {
  const text = q?.toLowerCase() ?? "";
  const has = (values: string[] | undefined, value: string) => !values?.length || values.includes(value);
  return list.filter(
    (row) =>
      has(filters.role, row.role) &&
      has(filters.state, staffState(row)) &&
      (row.name.toLowerCase().includes(text) || row.email.toLowerCase().includes(text)),
  );
}
