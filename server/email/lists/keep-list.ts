import { z } from "zod";
import { audienceLists } from "@/drizzle/schema/campaigns";
import { lineField } from "@/server/email/fields";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { hasCode } from "@/server/kernel/error-code";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { ListUpload, checkList } from "./check-list";
import { cleanSource } from "./clean-source";

export const NewList = ListUpload.extend({
  name: lineField(80),
  source: z.string().max(1_000),
  /** How many lines were matched when a person looked. */
  matched: z.int().positive(),
});

type Person = Extract<Actor, { kind: "staff" }>;

/** Keeps the members that a file names, under a name and for ever; the file and the addresses of others are not kept. */
export async function keepList(
  kernel: Kernel,
  actor: Person,
  { name, source, matched, base64 }: z.infer<typeof NewList>,
) {
  const { counts, memberIds } = await checkList(kernel.db, { base64 });
  if (counts.matched !== matched) {
    const message = `Of these lines ${counts.matched} are members' now, not ${matched}. Look at them again.`;
    throw new KernelError("state_conflict", message);
  }
  const id = newId();
  try {
    await kernel.db.transaction(async (tx) => {
      const at = await readNow(tx, kernel);
      const row = { id, name, source: cleanSource(source), memberIds, counts, createdBy: actor.id, createdAt: at };
      await tx.insert(audienceLists).values(row);
      const body = { listId: id, members: memberIds.length, ...counts };
      await appendAudit(tx, [{ type: "audience.list_kept", actor, at, body }]);
    });
  } catch (error) {
    if (hasCode(error, new Set(["23505"]))) throw new KernelError("state_conflict", "There is a list of this name.");
    throw error;
  }
  kernel.hint("audit");
  return { id, members: memberIds.length };
}
