import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { addressField } from "./address";
import { suppress } from "./suppress";

export const NewSuppression = z
  .object({
    email: addressField,
    scope: z.enum(["all", "marketing", "topic"]),
    topic: z
      .string()
      .trim()
      .regex(/^[a-z0-9_-]{1,60}$/, "is a name such as weekly_letter")
      .optional(),
    note: z.string().trim().min(1).max(500),
    /** Absent: until it is lifted. */
    expiresAt: z.date().optional(),
  })
  .strict()
  .refine(({ scope, topic }) => (scope === "topic") === (topic !== undefined), {
    path: ["topic"],
    message: "is named for the scope topic, and only for it",
  });

/** A person closes an address, at once: nobody waits to stop writing to somebody. Answers whether that changed anything. */
export async function closeAddress(
  kernel: Kernel,
  actor: Extract<Actor, { kind: "staff" }>,
  { email, expiresAt, ...asked }: z.infer<typeof NewSuppression>,
): Promise<{ isChanged: boolean }> {
  const count = await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    if (expiresAt && expiresAt <= at) throw new KernelError("invalid_input", "It would have ended already.");
    const closing = { addresses: [email], reason: "manual" as const, source: `staff:${actor.id}` };
    return suppress(tx, { ...asked, ...closing, expiresAt: expiresAt ?? null }, { at, actor, body: {} });
  });
  kernel.hint("audit");
  return { isChanged: count > 0 };
}
