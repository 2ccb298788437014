import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions, blobs } from "@/drizzle/schema/actions";
import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { composeFor } from "@/server/actions/send-campaign";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { MailMessage } from "@/server/kernel/ports";
import { MAILING } from "./mailings";

export const ReaderMailInput = z.object({ id: z.uuid(), n: z.int().nonnegative() });

const Job = z.object({ topic: z.enum(MAIL_TOPICS) });
const Attributes = z.record(z.string(), z.unknown());

/** The very mail that one reader gets, made from the pinned copy as the worker makes it. Show its HTML only in a sandbox. */
export async function readReaderMail(
  reader: Reader,
  { id, n }: z.infer<typeof ReaderMailInput>,
): Promise<Omit<MailMessage, "headers">> {
  const [row] = await reader
    .select({ payload: actions.payload, text: blobs.text, target: actionTargets })
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
  const { topic } = Job.parse(row.payload);
  const target = { ...row.target, attributes: Attributes.parse(row.target.attributes) };
  const { headers: _, ...mail } = composeFor({ actionId: id, topic, target }, MailMessage.parse(JSON.parse(row.text)));
  return mail;
}
