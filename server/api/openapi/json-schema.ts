import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

/** Named schemas, once each, as `components.schemas` holds them. */
export type NamedSchemas = Record<string, JsonSchema>;

export interface Side {
  /** "input": what may be sent; "output": what comes back. */
  io: "input" | "output";
  /** Whether answers are said to have no further members. Clients are told that there may be more, one day. */
  closed: boolean;
}

/** What the format says already; our patterns would be noise in every generated client. */
const SAID_BY_FORMAT = new Set(["uuid", "date-time", "email", "uri"]);

/** One zod schema as JSON Schema 2020-12. Whatever has an id goes into `named`, and is referred to. */
export function jsonSchemaOf(schema: z.ZodType, { io, closed }: Side, named: NamedSchemas): JsonSchema {
  const whole = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
      if (io === "input") sayDefault(jsonSchema);
      if (SAID_BY_FORMAT.has(jsonSchema.format ?? "")) delete jsonSchema.pattern;
      // No format of JSON Schema, which says contentEncoding instead; zod gives both.
      if (jsonSchema.format === "base64") {
        delete jsonSchema.format;
        delete jsonSchema.pattern;
      }
      if (io === "output" && !closed && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
  const { $schema: _, $defs = {}, ...rest } = movedTo("#/components/schemas/", whole);
  for (const [name, definition] of Object.entries($defs)) {
    if (!isNameless(name)) named[name] = definition;
  }
  return rest;
}

/** Of what is sent, generators make a member with a default one that must be sent. So it is said in words. */
function sayDefault(schema: { default?: unknown; description?: string }): void {
  if (schema.default === undefined) return;
  schema.description = `${schema.description ? `${schema.description} ` : ""}By default ${JSON.stringify(schema.default)}.`;
  delete schema.default;
}

/** zod defines any JSON value by a schema that refers to itself; anything at all says the same in less. */
const isNameless = (name: string) => name.startsWith("__schema");
const ANY_JSON = /\{"\$ref":"#\/\$defs\/__schema\d+"\}/g;

function movedTo(place: string, schema: object): JsonSchema & { $defs?: NamedSchemas } {
  // In the text, because a reference can stand anywhere; no text of ours looks like one.
  const text = JSON.stringify(schema).replaceAll(ANY_JSON, "{}").replaceAll('"$ref":"#/$defs/', `"$ref":"${place}`);
  // Safe because it is the same object with other references.
  return JSON.parse(text) as JsonSchema & { $defs?: NamedSchemas };
}
