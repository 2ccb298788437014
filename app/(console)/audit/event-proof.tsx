"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "@/components/shell/code-block";
import { ErrorState } from "@/components/shell/error-state";
import { KeyValueList } from "@/components/shell/key-value-list";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";

/** The way from an event's leaf to the root that a checkpoint signs. */
export function EventProof({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.audit.proof.queryOptions({ id }));
  const { error, onRetry } = viewOf(query);
  if (error) return <ErrorState problem={error} onRetry={onRetry} />;
  if (query.data === undefined) return <Skeleton className="h-40 w-full" />;
  if (query.data === null) {
    return (
      <p className="text-sm text-muted-foreground">
        Not sealed yet: this event is younger than the last checkpoint, and nothing proves it so far.
      </p>
    );
  }
  const { seq, size, leaf, path, root, checkpoint } = query.data;
  return (
    <div className="grid gap-4">
      <KeyValueList
        items={[
          { label: "Place", value: `${seq.toLocaleString("en-GB")} of ${size.toLocaleString("en-GB")}, from 0` },
          { label: "Leaf", value: <Hash text={leaf} /> },
          { label: "Root", value: <Hash text={root} /> },
        ]}
      />
      <section className="grid gap-1.5">
        <h3 className="text-sm font-medium">{`Inclusion path, ${path.length} hashes from the leaf up`}</h3>
        <ol className="grid gap-0.5 rounded-md border px-3 py-2">
          {path.map((hash, step) => (
            <li key={hash} className="flex gap-2">
              <span className="w-5 text-right text-xs leading-5 text-muted-foreground tabular-nums">{step + 1}</span>
              <Hash text={hash} />
            </li>
          ))}
        </ol>
      </section>
      <section className="grid gap-1.5">
        <h3 className="text-sm font-medium">Signed checkpoint</h3>
        <CodeBlock code={checkpoint} label="checkpoint" />
      </section>
    </div>
  );
}

const Hash = ({ text }: { text: string }) => (
  <code className="min-w-0 font-mono text-xs leading-5 break-all">{text}</code>
);
