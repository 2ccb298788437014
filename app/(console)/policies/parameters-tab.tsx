"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useSignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { DraftCard } from "./draft-card";
import { DraftForm } from "./draft-form";
import { ParameterGroup } from "./parameter-group";
import type { Draft, PolicyPage } from "./policy-types";

const NEW = "new";

/** The figures in force, and the drafts of others. `?edit=` opens the form: of a new draft, or of the one it names. */
export function ParametersTab() {
  const trpc = useTRPC();
  const [edit, setEdit] = useQueryState("edit", parseAsString);
  const query = useQuery(trpc.policies.parameters.queryOptions());
  const drafts = useQuery(trpc.policies.drafts.queryOptions());
  const [view, draftsView] = [viewOf(query), viewOf(drafts)];
  const { role } = useSignedIn();
  const problem = view.error ?? draftsView.error;
  if (problem) {
    const retry = view.error ? view.onRetry : draftsView.onRetry;
    return <ErrorState title="The policy could not be loaded" problem={problem} onRetry={retry} />;
  }
  if (!query.data || !drafts.data) return <ParametersSkeleton />;
  const draft = drafts.data.find(({ id }) => String(id) === edit);
  if ((edit === NEW || draft) && role !== "viewer") {
    return <DraftForm key={edit} page={query.data} draft={draft} onDone={() => void setEdit(null)} />;
  }
  return (
    <>
      <MissedNote problem={view.missed ?? draftsView.missed} onRetry={view.onRetry} className="rounded-md" />
      <Present
        page={query.data}
        drafts={drafts.data}
        canPropose={role !== "viewer"}
        onEdit={(id) => void setEdit(id)}
      />
    </>
  );
}

interface PresentProps {
  page: PolicyPage;
  drafts: readonly Draft[];
  canPropose: boolean;
  onEdit: (id: string) => void;
}

function Present({ page, drafts, canPropose, onEdit }: PresentProps) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted-foreground">
          Version {page.active.id} is active: “{page.active.note}”, by {page.active.by}.
          {page.active.isOurs ? "" : " Its rules are of another release, so nothing runs without a person."}
        </p>
        {canPropose && (
          <Button size="sm" onClick={() => onEdit(NEW)}>
            Propose changes
          </Button>
        )}
      </div>
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} page={page} onEdit={() => onEdit(String(draft.id))} />
      ))}
      {page.groups.map(({ group, parameters }) => (
        <ParameterGroup key={group} title={group} parameters={parameters} page={page} />
      ))}
    </>
  );
}

function ParametersSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only">The policy is loading</span>
      {[240, 320, 280].map((heightPx) => (
        <Skeleton key={heightPx} style={{ height: heightPx }} />
      ))}
    </div>
  );
}
