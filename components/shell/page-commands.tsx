"use client";

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
  type ComponentType,
  type ReactNode,
} from "react";

/** Offers a page's own commands in the command menu while the page is shown. Keep the list stable (useMemo). */
export function usePageCommands(commands: readonly PageCommand[]) {
  const put = useContext(PutContext);
  const owner = useId();
  useEffect(() => {
    put(owner, commands);
    return () => put(owner, []);
  }, [put, owner, commands]);
}

export interface PageCommand {
  id: string;
  label: string;
  run: () => void;
  icon?: ComponentType<{ className?: string }>;
  shortcut?: string;
  keywords?: readonly string[];
}

export function PageCommandsProvider({ children }: { children: ReactNode }) {
  const [byOwner, setByOwner] = useState<Record<string, readonly PageCommand[]>>({});
  const put = useCallback<PutCommands>((owner, commands) => {
    setByOwner((old) => ({ ...old, [owner]: commands }));
  }, []);
  const list = useMemo(() => Object.values(byOwner).flat(), [byOwner]);
  return (
    <PutContext.Provider value={put}>
      <ListContext.Provider value={list}>{children}</ListContext.Provider>
    </PutContext.Provider>
  );
}

export function useCommandList(): readonly PageCommand[] {
  return useContext(ListContext);
}

type PutCommands = (owner: string, commands: readonly PageCommand[]) => void;

const PutContext = createContext<PutCommands>(() => {});
const ListContext = createContext<readonly PageCommand[]>([]);
