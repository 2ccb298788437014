import { z } from "zod";

/** What the approval card shows, as it is stored with an action. */
export const Summary = z.object({
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string(), untrusted: z.boolean().optional() })),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
