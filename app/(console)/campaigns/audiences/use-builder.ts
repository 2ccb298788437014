"use client";

import { useCallback, useMemo, useState } from "react";
import { addTo, changeNode } from "./builder-tree";
import type { BuilderGroup } from "./builder-tree";
import { addButtonId } from "./filter-group";
import type { BuilderVerbs } from "./filter-group";

/** The tree that is being built, and what may be done to it; the focus never falls back to the page. */
export function useBuilder(
  start: () => BuilderGroup,
  isReadOnly: boolean,
): { root: BuilderGroup; verbs: BuilderVerbs } {
  const [root, setRoot] = useState(start);
  const [fresh, setFresh] = useState<string | null>(null);
  const change = useCallback<BuilderVerbs["change"]>((key, how) => setRoot((old) => changeNode(old, key, how)), []);
  const add = useCallback<BuilderVerbs["add"]>((groupKey, child) => {
    setFresh(child.key);
    setRoot((old) => addTo(old, groupKey, child));
  }, []);
  const remove = useCallback<BuilderVerbs["remove"]>((key, groupKey) => {
    setRoot((old) => changeNode(old, key, () => null));
    document.getElementById(addButtonId(groupKey))?.focus();
  }, []);
  const verbs = useMemo(() => ({ isReadOnly, fresh, change, add, remove }), [isReadOnly, fresh, change, add, remove]);
  return { root, verbs };
}
