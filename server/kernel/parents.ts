import { inArray } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Admitted } from "./admit";
import { KernelError } from "./errors";
import { isTerminal } from "./states";

/** Only what has ended without success, or may be repeated, can be tried again, and only as what it was. */
export async function findBadParents(tx: Tx, admitted: readonly Admitted[]): Promise<Map<Admitted, KernelError>> {
  const children = admitted.flatMap((one) =>
    one.submission.parentId ? [{ child: one, parentId: one.submission.parentId }] : [],
  );
  if (children.length === 0) return new Map();
  const rows = await tx
    .select({ id: actions.id, kind: actions.kind, status: actions.status })
    .from(actions)
    .where(
      inArray(
        actions.id,
        children.map(({ parentId }) => parentId),
      ),
    );
  const parents = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    children.flatMap(({ child, parentId }) => {
      const parent = parents.get(parentId);
      const isEnded = parent?.kind === child.kind.name && isTerminal(parent.status);
      const fits = isEnded && (parent.status !== "succeeded" || child.kind.repeatable);
      if (fits) return [];
      const message = "parentId must name an action of the same kind that has ended without success.";
      return [[child, new KernelError("invalid_input", message, { fields: [{ path: "parentId", message }] })] as const];
    }),
  );
}
