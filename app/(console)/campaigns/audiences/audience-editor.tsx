"use client";

import { useId, useState } from "react";
import { useSignedIn } from "@/components/shell/signed-in";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { ArchiveButton } from "./archive-button";
import type { SavedAudience } from "./audience-list";
import { AudiencePreview } from "./audience-preview";
import { filterOf, treeOf } from "./builder-tree";
import { FilterGroup } from "./filter-group";
import { isComplete } from "./missing-in";
import { useBuilder } from "./use-builder";
import { useSaveAudience } from "./use-save-audience";

interface AudienceEditorProps {
  /** Null: a new one. */
  saved: SavedAudience | null;
  onSaved: (id: string) => void;
  onArchived: () => void;
  /** Takes what is stored now, and gives up what was built. */
  onReload: () => void;
}

const EVERYBODY_ACTIVE = { all: [{ field: "status" as const, in: ["active" as const] }] };

/** Builds one filter, and shows at once how many and whom it means. */
export function AudienceEditor({ saved, onSaved, onArchived, onReload }: AudienceEditorProps) {
  const id = useId();
  const mayEdit = ["operator", "editor"].includes(useSignedIn().role);
  const [name, setName] = useState(saved?.name ?? "");
  const { root, verbs } = useBuilder(() => treeOf(saved?.filter ?? EVERYBODY_ACTIVE), !mayEdit);
  const filter = filterOf(root);
  const isReady = isComplete(root);
  const { save, isSaving, problem, isOutdated } = useSaveAudience(saved, onSaved);
  return (
    <div className="grid min-w-0 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form
        className="grid min-w-0 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isSaving) save({ name: name.trim(), filter });
        }}
      >
        <div className="grid gap-1.5">
          <Label htmlFor={`${id}-name`}>Name</Label>
          <Input
            id={`${id}-name`}
            required
            maxLength={80}
            autoComplete="off"
            disabled={!mayEdit}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <FilterGroup group={root} level={1} path="1" verbs={verbs} />
        {isOutdated && (
          <Alert variant="destructive">
            <AlertTitle>Somebody else has changed this audience</AlertTitle>
            <AlertDescription>
              <p>What you built is not saved. Load what is stored now, and build on it.</p>
              <Button size="sm" variant="outline" onClick={onReload}>
                Load theirs
              </Button>
            </AlertDescription>
          </Alert>
        )}
        {problem && !isOutdated && (
          <Alert variant="destructive">
            <AlertDescription>{problem.message}</AlertDescription>
          </Alert>
        )}
        {mayEdit ? (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" disabled={isSaving || !isReady || isOutdated}>
              {isSaving ? "Saving…" : "Save"}
            </Button>
            {saved && <ArchiveButton audience={saved} onArchived={onArchived} />}
          </div>
        ) : (
          <p className="text-sm text-muted-foreground">Operators and editors change audiences.</p>
        )}
      </form>
      <AudiencePreview filter={filter} isReady={isReady} />
    </div>
  );
}
