import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "@/server/api/openapi/document";
import { OPERATIONS } from "@/server/api/operations";
import { pathNames } from "@/server/api/procedure-input";

export interface Seen {
  status: number;
  headers: Headers;
  body: unknown;
}

type Node = Record<string, unknown>;

// Closed: a member that the document does not name is a mistake, here or there.
const document: Node = { ...openApiDocument({ closed: true }) };

const ajv = new Ajv2020({ strict: false, allErrors: true });
// Safe because the package is made for both module systems, and its types are for one.
(addFormats as unknown as (on: Ajv2020) => void)(ajv);
ajv.addSchema(document, "document");

/**
 * What is wrong with an answer by the published document; nothing: an empty list. `operation`: "GET /actions/{id}".
 */
export function answerProblems(operation: string, { status, headers, body }: Seen): string[] {
  const [method = "", path = ""] = operation.split(" ");
  const responses = ["paths", path, method.toLowerCase(), "responses"];
  if (nodeAt(responses) === null) return [`${operation} is not described`];
  const described = followed([...responses, String(status)]);
  if (!described) return [`${operation} is not said to answer ${status}: ${JSON.stringify(body)}`];
  const contentType = headers.get("content-type")?.split(";")[0] ?? "";
  const place = [...described, "content", contentType];
  if (nodeAt(place) === null) return [`${operation} is not said to answer ${status} as ${contentType}`];
  return [...headerProblems(described, headers), ...schemaProblems([...place, "schema"], body)];
}

function headerProblems(described: readonly string[], headers: Headers): string[] {
  const names = Object.keys(nodeAt([...described, "headers"]) ?? {});
  return names.flatMap((name) => {
    const place = followed([...described, "headers", name]) ?? [];
    const value = headers.get(name);
    if (value === null) return nodeAt(place)?.required === true ? [`the header ${name} is missing`] : [];
    const isNumber = nodeAt([...place, "schema"])?.type === "integer";
    const problems = schemaProblems([...place, "schema"], isNumber ? Number(value) : value);
    return problems.map((problem) => `the header ${name}${problem}`);
  });
}

/** An input as the procedure behind it takes it: members of the path, of the query string and of the body in one. */
export function requestProblems(operation: string, input: unknown): string[] {
  const [method = "", path = ""] = operation.split(" ");
  const place = ["paths", path, method.toLowerCase()];
  const names = pathNames(path);
  const members: Node = { ...Object(input) };
  const body = Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
  const inBody = [...place, "requestBody", "content", "application/json", "schema"];
  if (nodeAt(inBody)) return schemaProblems(inBody, body);
  const parameters = nodeAt([...place, "parameters"]);
  if (!Array.isArray(parameters)) return [`${operation} is not described`];
  return parameters.flatMap(({ name, required }: Node, i) => {
    const value = members[String(name)];
    if (value === undefined) return required === true ? [`${String(name)} is missing`] : [];
    return schemaProblems([...place, "parameters", String(i), "schema"], value);
  });
}

export function componentProblems(name: string, value: unknown): string[] {
  return schemaProblems(["components", "schemas", name], value);
}

function schemaProblems(place: readonly string[], value: unknown): string[] {
  const pointer = place.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`document#/${pointer}`) ?? ajv.compile({ $ref: `document#/${pointer}` });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Where a response stands, its reference followed; null: it is not there. */
function followed(place: readonly string[]): string[] | null {
  const node = nodeAt(place);
  if (!node) return null;
  return typeof node.$ref === "string" ? node.$ref.slice(2).split("/") : [...place];
}

function nodeAt(place: readonly string[]): Node | null {
  const found = place.reduce<unknown>((at, step) => Object(at)[step], document);
  // Safe because whatever has members can be read as a record of them.
  return typeof found === "object" && found !== null ? (found as Node) : null;
}

/** The operation at an address below /api/v1, as the document calls it; null: none. */
export function operationAt(method: string, address: string): string | null {
  const steps = address.replace(/\?.*/, "").replace(/\/$/, "").split("/");
  const fits = (path: string) => {
    const wanted = path.split("/");
    return wanted.length === steps.length && wanted.every((step, i) => step.startsWith("{") || step === steps[i]);
  };
  const fitting = OPERATIONS.filter(({ path }) => fits(path)).toSorted((a, b) => a.path.localeCompare(b.path));
  const literal = fitting.filter(({ path }) => !path.includes("{"));
  const found = (literal.length > 0 ? literal : fitting).find((operation) => operation.method === method);
  return found ? `${method} ${found.path}` : null;
}
