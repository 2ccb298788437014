import type { ProcedureName } from "./operation";
import type { Context } from "./request";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

const callerFor = createCallerFactory(appRouter);

type Input = Record<string, unknown>;
type Procedures = Record<string, Record<string, ((input: Input) => Promise<unknown>) | undefined> | undefined>;

/** Hands unparsed input to a procedure, whose own schema parses it. */
export async function callProcedure(name: ProcedureName, context: Context, input: Input): Promise<unknown> {
  const [noun = "", verb = ""] = name.split(".");
  // Safe because the name is of one that is there, and tRPC validates every input at run time.
  const procedures = callerFor(context) as unknown as Procedures;
  return procedures[noun]?.[verb]?.(input);
}
