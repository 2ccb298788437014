"use client";

import { Diff } from "@/components/shell/diff";
import { RelativeTime } from "@/components/shell/relative-time";
import { useSignedIn } from "@/components/shell/signed-in";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { DraftVerbs } from "./draft-verbs";
import type { Draft, PolicyPage } from "./policy-types";
import { ShadowPanel } from "./shadow-panel";
import { SimulationPanel } from "./simulation-panel";

/** A draft against what is active: what it changes, how it did in a simulation, and what may be done with it. */
export function DraftCard({ draft, page, onEdit }: { draft: Draft; page: PolicyPage; onEdit: () => void }) {
  const { id, role } = useSignedIn();
  const isMine = role === "operator" || draft.createdBy === `staff:${id}`;
  const labels = Object.fromEntries(
    page.groups.flatMap(({ parameters }) => parameters.map(({ name, label }) => [name, label])),
  );
  return (
    <Card className="min-w-0 border-info-line">
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2">
          <h2>Draft {draft.id}</h2>
          {draft.shadowedAt && <Badge variant="info">Shadowed</Badge>}
          <LooserBadge count={draft.looser.length} />
        </CardTitle>
        <CardDescription className="break-words">
          {draft.by}, <RelativeTime at={draft.createdAt} />: “{draft.note}”
        </CardDescription>
        {isMine && (
          <CardAction>
            <Button variant="outline" size="sm" onClick={onEdit} aria-label={`Edit draft ${draft.id}`}>
              Edit
            </Button>
          </CardAction>
        )}
      </CardHeader>
      <CardContent className="grid min-w-0 gap-4">
        <Diff
          before={page.params}
          after={draft.params}
          labels={labels}
          emptyText="It is what is active now."
          nullText="no limit"
        />
        <SimulationPanel draft={draft} canSimulate={role !== "viewer"} />
        {draft.shadowedAt && <ShadowPanel versionId={draft.id} since={draft.shadowedAt} />}
        {isMine && <DraftVerbs draft={draft} isOperator={role === "operator"} />}
      </CardContent>
    </Card>
  );
}

function LooserBadge({ count }: { count: number }) {
  if (count === 0) return <Badge variant="success">Stricter only</Badge>;
  return <Badge variant="warning">{count === 1 ? "1 figure looser" : `${count} figures looser`}</Badge>;
}
