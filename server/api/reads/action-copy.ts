import { eq } from "drizzle-orm";
import { z } from "zod";
import { actions, blobs } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";

const Copy = z.object({ from: z.string(), to: z.string(), subject: z.string(), text: z.string() });

/** The pinned mail of an action as text: what will be sent, without anything that could run on a screen. */
export async function readMailCopy(reader: Reader, actionId: string): Promise<z.infer<typeof Copy> | null> {
  const [row] = await reader
    .select({ text: blobs.text })
    .from(actions)
    .innerJoin(blobs, eq(blobs.sha256, actions.renderHash))
    .where(eq(actions.id, actionId));
  return row?.text ? Copy.parse(JSON.parse(row.text)) : null;
}
