"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

type Version = Outputs["policies"]["versions"][number];

/** What was in force, newest first, and what each version changed. */
export function VersionsTab() {
  const trpc = useTRPC();
  const query = useQuery(trpc.policies.versions.queryOptions());
  const view = viewOf(query);
  if (view.error) {
    return <ErrorState title="The versions could not be loaded" problem={view.error} onRetry={view.onRetry} />;
  }
  if (!query.data) return <Skeleton aria-busy="true" className="h-80" />;
  return (
    <>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      <ol aria-label="Versions" className="grid gap-3">
        {query.data.map((version) => (
          <li key={version.id}>
            <VersionCard version={version} />
          </li>
        ))}
      </ol>
    </>
  );
}

function VersionCard({ version }: { version: Version }) {
  const { id, state, note, by, activatedAt, retiredAt, actionId, codeHash } = version;
  return (
    <Card className="min-w-0 gap-2">
      <CardHeader>
        <CardTitle className="flex items-center gap-2">
          <h2>Version {id}</h2>
          <Badge variant={state === "active" ? "success" : "neutral"}>{state}</Badge>
        </CardTitle>
        <CardDescription className="break-words">
          “{note}”, by {by}.{" "}
          {activatedAt && (
            <>
              Active since <RelativeTime at={activatedAt} />
            </>
          )}
          {retiredAt && (
            <>
              , until <RelativeTime at={retiredAt} />
            </>
          )}
          . Rules <code className="font-mono text-xs">{codeHash}</code>.{" "}
          {actionId && (
            <Link href={`/approvals/${actionId}`} className="text-link underline">
              Approved by a second operator
            </Link>
          )}
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Changes changes={version.changes} />
      </CardContent>
    </Card>
  );
}

function Changes({ changes }: { changes: Version["changes"] }) {
  if (!changes) return <p className="text-sm text-muted-foreground">The first one.</p>;
  if (changes.length === 0) return <p className="text-sm text-muted-foreground">Other rules, the same figures.</p>;
  return (
    <ul aria-label="What it changed" className="text-sm tabular-nums">
      {changes.map(({ path, before, after }) => (
        <li key={path.join("/")} className="break-words">
          <code className="font-mono text-xs">{path.join(" · ")}</code>: {valueWords(before)} →{" "}
          <strong className="font-medium">{valueWords(after)}</strong>
        </li>
      ))}
    </ul>
  );
}

const valueWords = (value: number | null | undefined) =>
  value === undefined ? "not set" : value === null ? "no limit" : value.toLocaleString("en-GB");
