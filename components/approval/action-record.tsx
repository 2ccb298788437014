import { CopyButton } from "@/components/shell/copy-button";
import { JsonView } from "@/components/shell/json-view";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { LedgerTable } from "./ledger-table";

/** The record behind the words: ids, payload, facts, result and the ledger of effects. */
export function ActionRecord({ action }: { action: ActionDetail }) {
  const [, traceId] = action.traceparent?.split("-") ?? [];
  return (
    <div className="grid min-w-0 gap-4">
      <KeyValueList
        items={[
          { label: "Action id", value: <Id value={action.id} label="Copy the action id" /> },
          { label: "Job id", value: <Id value={action.jobId} label="Copy the job id" /> },
          { label: "Trace id", value: traceId && <Id value={traceId} label="Copy the trace id" /> },
          { label: "Entity", value: `${action.entity.type} ${action.entity.id}, version ${action.entity.version}` },
          { label: "Generation", value: action.generation },
          { label: "Attempts", value: `${action.attempt} of ${action.attemptsMax}` },
          { label: "Decided", value: action.decidedAt && <RelativeTime at={action.decidedAt} /> },
          { label: "Started", value: action.startedAt && <RelativeTime at={action.startedAt} /> },
          { label: "Settled", value: action.settledAt && <RelativeTime at={action.settledAt} /> },
        ]}
      />
      <LedgerTable ledger={action.ledger} />
      <Json title="Input" value={action.payload} />
      <Json title="Facts the decision used" value={action.decision.facts} />
      {action.result !== null && <Json title="Result" value={action.result} />}
    </div>
  );
}

function Id({ value, label }: { value: string; label: string }) {
  return (
    <span className="-my-1.5 inline-flex max-w-full items-center">
      <code className="min-w-0 font-mono text-xs break-all">{value}</code>
      <CopyButton text={value} label={label} />
    </span>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-sm font-medium">{title}</h3>
      <JsonView value={value} label={title} openDepth={1} />
    </div>
  );
}
