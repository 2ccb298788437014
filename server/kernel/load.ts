import { eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { KernelError } from "./errors";

export type ActionRow = typeof actions.$inferSelect;

/** Loads one action and keeps others from changing it until the transaction ends. */
export async function lockAction(tx: Tx, id: string): Promise<ActionRow> {
  const [row] = await tx.select().from(actions).where(eq(actions.id, id)).for("update");
  if (!row) throw new KernelError("not_found", "There is no such action.", { id });
  return row;
}

/** For a refusal that says where the action stands now. */
export function conflict(row: ActionRow, wanted: string): KernelError {
  return new KernelError("state_conflict", `This action is ${row.status}, so it cannot be ${wanted}.`, {
    actionStatus: row.status,
    generation: row.generation,
  });
}
