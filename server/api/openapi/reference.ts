import type { Operation } from "@/server/api/operation";
import { OPERATIONS } from "@/server/api/operations";
import { ERROR_CODES } from "@/server/kernel/errors";
import { curlOf } from "./curl-of";
import { openApiDocument } from "./document";
import type { OpenApiDocument } from "./document";
import type { JsonSchema } from "./json-schema";
import { codesOf, meaningOf } from "./problem-responses";
import { statusOfCode } from "./problems";
import type { ProblemCode } from "./problems";
import { typeWords } from "./type-words";
import type { TypeWord } from "./type-words";

export interface Field {
  name: string;
  required: boolean;
  type: TypeWord[];
  description: string | null;
}

export interface FieldGroup {
  title: string;
  fields: Field[];
}

export interface ProblemRow {
  code: ProblemCode;
  status: number;
  means: string;
}

export interface ReferenceOperation {
  id: string;
  method: "GET" | "POST";
  path: string;
  summary: string;
  description: string;
  groups: FieldGroup[];
  curl: string;
  answers: { status: number; says: string; type: TypeWord[]; example: string }[];
  problems: ProblemRow[];
}

export interface ReferenceSchema {
  name: string;
  description: string | null;
  type: TypeWord[];
  fields: Field[];
}

export interface ApiReference {
  about: string[];
  sections: { tag: string; description: string; operations: ReferenceOperation[] }[];
  schemas: ReferenceSchema[];
  problems: ProblemRow[];
}

let made: ApiReference | null = null;

/** The published document as the page shows it. */
export function apiReference(): ApiReference {
  made ??= makeReference(openApiDocument());
  return made;
}

function makeReference(document: OpenApiDocument): ApiReference {
  return {
    about: document.info.description.split("\n\n"),
    sections: document.tags.map(({ name, description }) => ({
      tag: name,
      description,
      operations: OPERATIONS.filter(({ tag }) => tag === name).map((operation) => describe(operation, document)),
    })),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      description: textOr(schema.description ?? schema.title),
      type: typeWords(schema),
      fields: fieldsOf(schema),
    })),
    problems: [...ERROR_CODES, "internal" as const].map(problemRow),
  };
}

function describe(operation: Operation, document: OpenApiDocument): ReferenceOperation {
  const { id, method, path, summary, says, answers } = operation;
  const described: JsonSchema = document.paths[path]?.[method.toLowerCase()] ?? {};
  const body = at(described, "requestBody", "content", "application/json", "schema");
  const responses = Object.entries(answers).map(([status, answer]) => ({
    status: Number(status),
    says: answer.says,
    type: typeWords(at(described, "responses", status, "content", "application/json", "schema")),
    example: JSON.stringify(answer.example, null, 2),
  }));
  const { Headers = [], ...rest } = parameterGroups(described, document);
  // What everybody must give comes before what most leave out.
  const all = { ...rest, Body: fieldsOf(inlined(body, document)), Headers };
  const groups = Object.entries(all).map(([title, fields]) => ({ title, fields: fields.toSorted(requiredFirst) }));
  return {
    ...{ id, method, path, summary, description: says, answers: responses },
    groups: groups.filter(({ fields }) => fields.length > 0),
    curl: curlOf(operation),
    problems: codesOf(operation).map(problemRow),
  };
}

const PLACES = { path: "Path", query: "Query", header: "Headers" };

const requiredFirst = (a: Field, b: Field): number => Number(b.required) - Number(a.required);

function parameterGroups({ parameters }: JsonSchema, document: OpenApiDocument): Record<string, Field[]> {
  const all = listIn(parameters).map((one) => inlined(one, document));
  return Object.fromEntries(
    Object.entries(PLACES).map(([place, title]) => [title, all.filter((one) => one.in === place).map(parameterField)]),
  );
}

const parameterField = ({ name, required, description, schema }: JsonSchema): Field => ({
  name: String(name),
  required: required === true,
  type: typeWords(Object(schema)),
  description: textOr(description),
});

/** The members of an object and of the objects in it; of one put together of several, the members of them all. */
function fieldsOf({ properties, required, allOf, oneOf }: JsonSchema): Field[] {
  const needed = new Set(Array.isArray(required) ? required.map(String) : []);
  const own = Object.entries(Object(properties)).flatMap(([name, value]) => {
    const schema: JsonSchema = Object(value);
    const { type, items } = schema;
    const inner = type === "array" ? within(`${name}[]`, Object(items)) : within(name, schema);
    const shown = inner.length > 0 && type !== "array" ? [{ text: "object" }] : typeWords(schema);
    return [{ name, required: needed.has(name), type: shown, description: textOr(schema.description) }, ...inner];
  });
  return [...forms(listIn(oneOf)), ...own, ...listIn(allOf).flatMap(fieldsOf)];
}

const within = (name: string, schema: JsonSchema): Field[] =>
  fieldsOf(schema).map((field) => ({ ...field, name: `${name}.${field.name}`, required: false }));

/** Several forms of one object, such as a submission for each kind: its members, each with what it may be. */
function forms(choices: readonly JsonSchema[]): Field[] {
  const fields = choices.flatMap(fieldsOf);
  return [...Map.groupBy(fields, ({ name }) => name)].map(([name, same]) => {
    const type = same.flatMap((field, i) => (i === 0 ? field.type : [{ text: " | " }, ...field.type]));
    const words = type.map((word) => ("text" in word ? { text: word.text.replace(/^always "(.*)"$/, "$1") } : word));
    return { name, required: same.every((field) => field.required), type: words, description: null };
  });
}

function inlined(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  return typeof schema.$ref === "string" ? at(Object(document), ...schema.$ref.slice(2).split("/")) : schema;
}

const at = (from: JsonSchema, ...steps: string[]): JsonSchema =>
  steps.reduce<JsonSchema>((node, step) => Object(node[step]), from);
const listIn = (value: unknown): JsonSchema[] =>
  Array.isArray(value) ? value.map((one): JsonSchema => Object(one)) : [];
const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null);
const problemRow = (code: ProblemCode): ProblemRow => ({ code, status: statusOfCode(code), means: meaningOf(code) });
