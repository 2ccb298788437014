import type { Delegation } from "./delegation-select";

/** For whom this person may vote on this kind of action. Nobody, as long as the server has no such list. */
export function useDelegations(_kind: string): readonly Delegation[] {
  return NONE;
}

const NONE: readonly Delegation[] = [];
