import { z } from "zod";
import { refuseAgentDecision } from "@/server/kernel/decide";
import { app } from "./app-kernel";
import { pacedProcedure } from "./paced-procedure";

const About = z.object({ id: z.uuid() });

/** Whatever else is wrong with its request, an agent hears that it cannot decide, and that it tried is on record. */
export const decideProcedure = pacedProcedure.use(async ({ ctx, getRawInput, next }) => {
  const asked = About.safeParse(await getRawInput());
  await refuseAgentDecision(app().kernel, ctx.actor, asked.success ? asked.data.id : null);
  return next();
});
