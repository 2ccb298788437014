import type { z } from "zod";
import { ACTIONS } from "@/server/actions";
import type { Operation } from "@/server/api/operation";
import { inputOf, pathNames, queryShape } from "@/server/api/procedure-input";
import { Submission } from "@/server/kernel/admit";
import { jsonSchemaOf } from "./json-schema";
import type { JsonSchema, NamedSchemas, Side } from "./json-schema";

const SENT: Side = { io: "input", closed: true };
// What a query string's text becomes; before that it is nothing but text.
const PARSED: Side = { io: "output", closed: true };

/** Path, query and headers. */
export function parametersOf(operation: Operation, named: NamedSchemas): JsonSchema[] {
  const { method, path, procedure, request, idempotencyKey } = operation;
  const shape: z.ZodRawShape = inputOf(procedure)?.shape ?? {};
  const example = membersOf(request);
  const inPath = pathNames(path).flatMap((name) => {
    const schema = shape[name];
    return schema ? [{ ...parameter("path", name, schema, named), required: true, example: example[name] }] : [];
  });
  const query = method === "GET" ? Object.entries(queryShape(procedure, path)) : [];
  const inQuery = query.map(([name, schema]) => ({
    // Safe because a shape holds schemas; its type leaves room for those of zod's core.
    ...parameter("query", name, schema as z.ZodType, named),
    ...(name in example && { example: example[name] }),
  }));
  const headers = ["traceparent", ...(idempotencyKey === "input" ? ["Idempotency-Key"] : [])];
  return [...inPath, ...inQuery, ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
}

function parameter(place: "path" | "query", name: string, schema: z.core.$ZodType, named: NamedSchemas): JsonSchema {
  // Safe because every schema of ours is one of zod's classic ones.
  const classic = schema as z.ZodType;
  const { description, ...parsed } = jsonSchemaOf(classic, PARSED, named);
  return {
    name,
    in: place,
    ...(typeof description === "string" && { description }),
    required: !classic.safeParse(undefined).success,
    schema: parsed,
  };
}

/** The body of a POST; of submissions by the kind of action. */
export function bodyOf({ method, path, procedure, request }: Operation, named: NamedSchemas): JsonSchema | null {
  const input = inputOf(procedure);
  if (method !== "POST" || !input) return null;
  const names = pathNames(path);
  const schema = input === Submission ? { $ref: submissionIn(named) } : withoutMembers(input, names, named);
  const example = Object.fromEntries(Object.entries(membersOf(request)).filter(([name]) => !names.includes(name)));
  return { required: true, content: { "application/json": { schema, example } } };
}

function withoutMembers(input: z.ZodObject, names: readonly string[], named: NamedSchemas): JsonSchema {
  const { properties, required, ...rest } = jsonSchemaOf(input, SENT, named);
  const left = Object.entries(membersOf(properties)).filter(([name]) => !names.includes(name));
  const needed = Array.isArray(required) ? required.filter((name) => !names.includes(String(name))) : [];
  return { ...rest, properties: Object.fromEntries(left), ...(needed.length > 0 && { required: needed }) };
}

/** What every submission has, and for each kind of action its own input. */
function submissionIn(named: NamedSchemas): string {
  const { properties, required: _, additionalProperties: __, ...rest } = jsonSchemaOf(Submission, SENT, named);
  const { action: ___, input: ____, ...common } = membersOf(properties);
  const kinds = [...ACTIONS.values()].map((kind) => {
    const name = `${pascalCase(kind.name)}Input`;
    named[name] = { title: kind.title, ...jsonSchemaOf(kind.input, SENT, named) };
    const input = { $ref: `#/components/schemas/${name}` };
    return { type: "object", properties: { action: { const: kind.name }, input }, required: ["action", "input"] };
  });
  named.Submission = {
    ...rest,
    allOf: [{ type: "object", properties: common }, { oneOf: kinds }],
    unevaluatedProperties: false,
  };
  return "#/components/schemas/Submission";
}

const pascalCase = (name: string) => name.replaceAll(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());

// Safe because anything that has members can be read as a record of them.
const membersOf = (value: unknown): Record<string, unknown> => Object(value) as Record<string, unknown>;
