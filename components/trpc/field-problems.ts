import { z } from "zod";
import type { Problem } from "./problem";

const Fields = z.array(z.object({ path: z.string(), message: z.string().default("does not fit") }));

/** What the server says of each field, by its path. */
export function fieldProblems(problem: Problem | null): ReadonlyMap<string, string> {
  const fields = Fields.safeParse(problem?.details.fields);
  return new Map(fields.success ? fields.data.map(({ path, message }) => [path, message]) : []);
}
