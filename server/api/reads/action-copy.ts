import { eq } from "drizzle-orm";
import { z } from "zod";
import { actions, blobs } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";

const Copy = z.object({ from: z.string(), to: z.string(), subject: z.string(), html: z.string(), text: z.string() });

/** The mail that will be sent, byte for byte as pinned. Show its HTML only in a sandbox. */
export async function readCopy(reader: Reader, actionId: string): Promise<z.infer<typeof Copy>> {
  const [row] = await reader
    .select({ text: blobs.text, base64: blobs.base64 })
    .from(actions)
    .innerJoin(blobs, eq(blobs.sha256, actions.renderHash))
    .where(eq(actions.id, actionId));
  if (!row) throw new KernelError("not_found", "This action sends no mail.", { id: actionId });
  const json = row.text ?? Buffer.from(row.base64 ?? "", "base64").toString("utf8");
  return Copy.parse(JSON.parse(json));
}
