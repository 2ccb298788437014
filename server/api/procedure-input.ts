import { z } from "zod";
import type { ProcedureName } from "./operation";
import { appRouter } from "./root";

/** What tRPC keeps of a procedure beside its types; the procedure itself is a function. */
const Procedure = z
  .custom<{ _def: unknown }>((value) => typeof value === "function" && "_def" in value)
  .transform(({ _def }) => _def)
  .pipe(z.object({ inputs: z.array(z.instanceof(z.ZodObject)).max(1) }));

/** The schema that a procedure parses its input with; null: it takes none. */
export function inputOf(name: ProcedureName): z.ZodObject | null {
  return Procedure.parse(Reflect.get(appRouter._def.procedures, name)).inputs[0] ?? null;
}

/** The {names} of a path. */
export const pathNames = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** What of the input a query string may name. */
export function queryShape(procedure: ProcedureName, path: string): z.ZodRawShape {
  const inPath = pathNames(path);
  return Object.fromEntries(Object.entries(inputOf(procedure)?.shape ?? {}).filter(([name]) => !inPath.includes(name)));
}
