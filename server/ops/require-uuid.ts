import { z } from "zod";
import { UsageError } from "./command";

/** The one id a command takes. */
export function requireUuid(positionals: readonly string[], what: string): string {
  const id = z.uuid().safeParse(positionals[0]);
  if (!id.success || positionals.length !== 1) throw new UsageError(`Give ${what}.`);
  return id.data;
}
