import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions, blobs } from "@/drizzle/schema/actions";
import { showFor } from "@/server/actions/send-campaign";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { MailMessage } from "@/server/kernel/ports";
import { MAILING } from "./mailings";

export const ReaderMailInput = z.object({ id: z.uuid(), n: z.int().nonnegative() });

const Attributes = z.record(z.string(), z.unknown());

/** The mail that one reader gets but for the link to leave by, made from the pinned copy as the worker makes it. Show its HTML only in a sandbox. */
export async function readReaderMail(
  reader: Reader,
  { id, n }: z.infer<typeof ReaderMailInput>,
): Promise<Omit<MailMessage, "headers">> {
  const [row] = await reader
    .select({ text: blobs.text, target: actionTargets })
    .from(actions)
    .innerJoin(blobs, eq(blobs.sha256, actions.renderHash))
    .innerJoin(
      actionTargets,
      and(
        ...[eq(actionTargets.actionId, actions.id), eq(actionTargets.generation, actions.generation)],
        eq(actionTargets.n, n),
      ),
    )
    .where(and(eq(actions.id, id), eq(actions.kind, MAILING)));
  if (!row?.text) throw new KernelError("not_found", "This mailing has no such reader.", { id, n });
  const target = { ...row.target, attributes: Attributes.parse(row.target.attributes) };
  const { headers: _, ...mail } = showFor(target, MailMessage.parse(JSON.parse(row.text)));
  return mail;
}
