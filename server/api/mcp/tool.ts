import { z } from "zod";
import type { ActionName } from "@/server/actions";
import type { ReadGrant } from "@/server/agents/profile";
import type { createCaller } from "@/server/api/root";

export type Caller = ReturnType<typeof createCaller>;
export type ToolInput = Record<string, unknown>;

/** Tells a waiting client how an action stands; does nothing for one that did not ask to be told. */
export type Tell = (message: string) => Promise<void>;

export interface McpTool {
  name: string;
  title: string;
  /** For the model that chooses: what it does, and what to do next. */
  description: string;
  /** What it is shown to take. The procedure parses, so that a refusal is the same, and on record, at every door. */
  input: z.ZodType;
  /** Which agents are shown it: all, those with this grant to read, or those who may ask for this action. */
  shownTo: { all: true } | { reads: ReadGrant } | { asksFor: ActionName };
  changes: "nothing" | "our records" | "the world";
  /** Members of its result that somebody outside the house may have written. */
  untrusted: readonly string[];
  call: (caller: Caller, input: ToolInput, tell: Tell) => Promise<unknown>;
}

/** As tools/list shows it. */
export function listingOf({ name, title, description, input, changes, shownTo }: McpTool) {
  return {
    ...{ name, title, description },
    inputSchema: { type: "object" as const, ...jsonSchemaOf(input) },
    annotations: {
      ...{ title, readOnlyHint: changes === "nothing", openWorldHint: changes === "the world" },
      destructiveHint: changes !== "nothing",
    },
    // For programs that gate what their model calls: this one submits, and the answer may be that it is held.
    ...("asksFor" in shownTo && { _meta: { action: shownTo.asksFor } }),
  };
}

/** Every model pays for each word of it: what a format says already is not said again as a pattern. */
function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const {
    $schema: _,
    $defs: __,
    ...json
  } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(json, withoutReference)));
}

/** Only JSON itself is recursive, and that is anything at all; some providers of models take no references. */
function withoutReference(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && "$ref" in value ? {} : value;
}
