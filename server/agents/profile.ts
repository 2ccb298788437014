import type { ActionName } from "@/server/actions";
import type { StaffRole } from "@/server/kernel/actor";

export const READ_GRANTS = [
  "read:members",
  "read:members:personal",
  "read:funds",
  "read:providers",
  "read:actions",
  "read:tasks",
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
  tasks: {
    /** For whom it may open tasks. */
    opensFor: readonly string[];
    /** False: only as parts of a task that it holds or opened, so that agents cannot keep each other at work for ever. */
    startsWork: boolean;
    /** To whom it may hand on what it holds. Neither gives anybody a right to submit. */
    handsOffTo: readonly string[];
  };
  /** Who is asked when it escalates and nobody in particular asked it for the work or answers for it. */
  escalatesTo: StaffRole;
  limits: {
    submitsPerMinute: number;
    readsPerMinute: number;
    /** How many of the tasks that it opened may be open at once. */
    openTasksMax: number;
  };
  /** Heard of by no call for so long, operators are told; left out: it works when there is work, and is never missed. */
  silentAfterMinutes?: number;
  /** The dearest models it may ask for. */
  modelTier: "cheap" | "mid" | "premium";
  /** Its part of the month's model budget, in hundredths; no other agent's part makes up for it. */
  modelBudgetPercent: number;
}
