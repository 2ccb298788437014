import type { ActionName } from "@/server/actions";

export const READ_GRANTS = [
  "read:members",
  "read:members:personal",
  "read:funds",
  "read:providers",
  "read:actions",
] as const;
export type ReadGrant = (typeof READ_GRANTS)[number];

/** One agent: who it is and what it may ask for. What it is not granted it cannot even submit. */
export interface AgentProfile {
  name: string;
  role: string;
  /** What it does all day, in a sentence. */
  duty: string;
  actions: readonly ActionName[];
  reads: readonly ReadGrant[];
  limits: {
    submitsPerMinute: number;
    readsPerMinute: number;
  };
  modelTier: "cheap" | "mid" | "premium";
}
