"use client";

import {
  createContext,
  useContext,
  useEffect,
  useState,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from "react";

/** Adds what comes after the page's own name to the breadcrumb, for example the title of one action. */
export function usePageTrail(crumbs: readonly Crumb[]) {
  const setTrail = useContext(SetTrailContext);
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    // Safe because the key was made from crumbs of this type a few lines above.
    setTrail(JSON.parse(key) as Crumb[]);
    return () => setTrail([]);
  }, [setTrail, key]);
}

export interface Crumb {
  label: string;
  href?: string;
}

export function PageTrailProvider({ children }: { children: ReactNode }) {
  const [trail, setTrail] = useState<readonly Crumb[]>([]);
  return (
    <SetTrailContext.Provider value={setTrail}>
      <TrailContext.Provider value={trail}>{children}</TrailContext.Provider>
    </SetTrailContext.Provider>
  );
}

export function useTrail(): readonly Crumb[] {
  return useContext(TrailContext);
}

const SetTrailContext = createContext<Dispatch<SetStateAction<readonly Crumb[]>>>(() => {});
const TrailContext = createContext<readonly Crumb[]>([]);
