"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import type { SavedAudience } from "./audience-list";

interface Draft {
  name: string;
  filter: AudienceFilter;
}

/** Saves over the version that was loaded, and says when that is no longer the one that is stored. */
export function useSaveAudience(saved: SavedAudience | null, onSaved: (id: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [version, setVersion] = useState(saved?.version ?? 0);
  const refresh = () => queryClient.invalidateQueries(trpc.audiences.list.pathFilter());
  const create = useMutation(trpc.audiences.create.mutationOptions({ onSettled: refresh }));
  const change = useMutation(trpc.audiences.change.mutationOptions({ onSettled: refresh }));
  const said = (name: string) => toast.success(`“${name}” is saved`);
  const save = (draft: Draft) => {
    if (!saved) {
      create.mutate(draft, {
        onSuccess({ id }) {
          said(draft.name);
          onSaved(id);
        },
      });
      return;
    }
    change.mutate(
      { ...draft, id: saved.id, version },
      {
        onSuccess(answer) {
          said(draft.name);
          setVersion(answer.version);
        },
      },
    );
  };
  const { error } = saved ? change : create;
  return {
    save,
    isSaving: create.isPending || change.isPending,
    problem: error ? problemOf(error) : null,
    // Its own change is known here before the list has it.
    isOutdated: saved !== null && saved.version > version && !change.isPending,
  };
}
