import { eq } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import type { AuditContent } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { isTerminal } from "@/server/kernel/states";
import { readCheckpoint, readPlaces, readVerifiers } from "./read-proofs";
import type { Place } from "./read-proofs";
import { contentOf } from "./sealed-event";

export const RECEIPT_FORMAT = "operations-kernel/receipt/1";

const SealedContent = z.object({
  id: z.uuid(),
  at: z.string(),
  type: z.string(),
  actionId: z.uuid().nullable(),
  generation: z.number().int().nullable(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  body: z.unknown(),
}) satisfies z.ZodType<AuditContent>;

export const Receipt = z
  .object({
    format: z.literal(RECEIPT_FORMAT),
    actionId: z.uuid(),
    status: z.string(),
    origin: z.string(),
    keys: z.array(z.string()).describe("Public keys, oldest first, each as `name+id+base64(0x01 || key)`."),
    checkpoint: z.string().describe("C2SP signed note: origin, size, root, signatures."),
    events: z
      .array(
        z.object({
          seq: z.number().int(),
          leaf: z.string(),
          path: z.array(z.string()).describe("From the leaf to the root, base64."),
          event: SealedContent.describe("Exactly what the leaf covers."),
        }) satisfies z.ZodType<Place>,
      )
      .describe("In sealed order."),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;

/** All events of an ended action with the proof that they are in the sealed trail. */
export async function readReceipt(reader: Reader, actionId: string): Promise<Receipt> {
  const [action] = await reader.select({ status: actions.status }).from(actions).where(eq(actions.id, actionId));
  if (!action) throw new KernelError("not_found", "There is no such action.", { id: actionId });
  if (!isTerminal(action.status)) {
    const message = "This action has not ended; a receipt is of what is settled.";
    throw new KernelError("not_settled", message, { actionStatus: action.status });
  }
  const checkpoint = await readCheckpoint(reader);
  const rows = await reader.select().from(auditEvents).where(eq(auditEvents.actionId, actionId));
  if (rows.length === 0) {
    throw new KernelError("archived", "Its events are in an archive of the trail; ask an operator for the file.");
  }
  const places =
    checkpoint &&
    (await readPlaces(
      reader,
      checkpoint,
      rows.map(({ id }) => id),
    ));
  const events = rows.flatMap((row) => {
    const place = places?.get(row.id);
    return place ? [{ ...place, event: contentOf(row) }] : [];
  });
  if (!checkpoint || events.length < rows.length) {
    const message = "Its last events are not sealed yet, which takes about a second; ask again.";
    throw new KernelError("not_sealed", message, { sealed: events.length, events: rows.length });
  }
  return {
    format: RECEIPT_FORMAT,
    actionId,
    status: action.status,
    origin: checkpoint.origin,
    keys: await readVerifiers(reader),
    checkpoint: checkpoint.note,
    events: events.toSorted((a, b) => a.seq - b.seq),
  };
}
