"use client";

import { useQuery } from "@tanstack/react-query";
import { BanIcon, KeyRoundIcon, PlusIcon, RefreshCwIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-action";
import { useTableState } from "@/components/data-table/use-table-state";
import { useServerNow } from "@/components/shell/server-clock";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { CreateKeyDialog } from "./create-key-dialog";
import { keyColumns } from "./key-columns";
import { isUsable, keyState, type AgentKey } from "./key-looks";
import { RevokeKeyDialog } from "./revoke-key-dialog";
import { RotateKeyDialog } from "./rotate-key-dialog";

type Step = { kind: "rotate" | "revoke"; agentKey: AgentKey };

/** What agents sign in with. A key is shown once, when it is made. */
export function KeysSection() {
  const trpc = useTRPC();
  const nowMs = useServerNow();
  const query = useQuery(trpc.agents.keys.queryOptions());
  const columns = useMemo(() => keyColumns(nowMs), [nowMs]);
  const state = useTableState({ columns });
  const { agent, state: states } = state.request.filters;
  const [creates, setCreates] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const rows = useMemo(
    () =>
      query.data?.filter(
        (key) =>
          (!agent?.length || agent.includes(key.agent)) && (!states?.length || states.includes(keyState(key, nowMs))),
      ),
    [query.data, agent, states, nowMs],
  );
  const actions = useMemo(() => keyActions(setStep, nowMs), [nowMs]);
  return (
    <>
      <DataTable
        id="agent-keys"
        label="Agent keys"
        columns={columns}
        state={state}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${row.label} of ${row.agent}`}
        onOpen={(row) => isUsable(keyState(row, nowMs)) && setStep({ kind: "rotate", agentKey: row })}
        {...viewOf(query)}
        totalLabel={rows && `${rows.length}`}
        actions={actions}
        toolbarExtra={
          <Button size="sm" onClick={() => setCreates(true)}>
            <PlusIcon />
            New key
          </Button>
        }
        empty={{ title: "No agent has a key", text: "Without one, none of them can submit.", icon: KeyRoundIcon }}
      />
      <CreateKeyDialog open={creates} onClose={() => setCreates(false)} />
      {step?.kind === "rotate" && <RotateKeyDialog agentKey={step.agentKey} onClose={() => setStep(null)} />}
      {step?.kind === "revoke" && <RevokeKeyDialog agentKey={step.agentKey} onClose={() => setStep(null)} />}
    </>
  );
}

function keyActions(begin: (step: Step) => void, nowMs: number): RowAction<AgentKey>[] {
  const isAvailable = (row: AgentKey) => isUsable(keyState(row, nowMs));
  return [
    {
      id: "rotate",
      label: "Replace",
      icon: RefreshCwIcon,
      scope: "row",
      isAvailable,
      run: ([agentKey]) => agentKey && begin({ kind: "rotate", agentKey }),
    },
    {
      id: "revoke",
      label: "Revoke",
      icon: BanIcon,
      tone: "danger",
      scope: "row",
      isAvailable,
      run: ([agentKey]) => agentKey && begin({ kind: "revoke", agentKey }),
    },
  ];
}
