import type { CallToolResult } from "@modelcontextprotocol/server";
import { z } from "zod";
import { ACTION_STATUSES } from "@/drizzle/schema/actions";
import { logUnexpected, problemOf } from "@/server/api/errors";
import { nextStep } from "./next-step";

/** What a procedure answered, with what the model should know of it beside: what comes next, and whom not to obey. */
export function toolResult(result: unknown, untrusted: readonly string[]): CallToolResult {
  const found = Standing.safeParse(result);
  const next = found.success ? { next: nextStep(found.data) } : {};
  const labels = untrusted.length > 0 ? { untrusted: [...untrusted] } : {};
  return contentOf({ ...next, ...labels, ...asObject(result) });
}

/** The same problem document as at the other doors. The model reads it, and can do better at its next call. */
export function errorResult(error: unknown): CallToolResult {
  logUnexpected(error);
  return { ...contentOf(problemOf(error)), isError: true };
}

const Standing = z.object({
  id: z.uuid().optional(),
  dryRun: z.literal(true).optional(),
  status: z.enum(ACTION_STATUSES),
});

const asObject = (result: unknown): object => (typeof result === "object" && result !== null ? result : { result });

/** As an object for programs, and as the same text for clients that show nothing else to their model. */
function contentOf(value: object): CallToolResult {
  const text = JSON.stringify(value);
  // Safe because JSON of an object is read back as one: dates have become text, as at the other doors.
  const structuredContent = JSON.parse(text) as Record<string, unknown>;
  return { content: [{ type: "text", text }], structuredContent };
}
