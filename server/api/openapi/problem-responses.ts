import type { Operation } from "@/server/api/operation";
import { pathNames } from "@/server/api/procedure-input";
import type { JsonSchema } from "./json-schema";
import { PROBLEMS, exampleOf, statusOfCode } from "./problems";
import type { ProblemCode } from "./problems";

/** Whatever is asked: it is read, it comes from somebody, agents have a pace, and stores and we ourselves can fail. */
const OF_ALL = ["invalid_input", "unauthenticated", "rate_limited", "unavailable", "internal"] as const;

/** Every code that an operation can answer: its own, and those that belong to the door. */
export function codesOf({ method, path, errors }: Pick<Operation, "method" | "path" | "errors">): ProblemCode[] {
  // A change under a session cookie that another site asked for is forbidden, whatever the procedure thinks of it.
  const ofBodies = ["payload_too_large", "forbidden"] as const;
  const own = new Set<ProblemCode>([...OF_ALL, ...errors]);
  if (method === "POST") for (const code of ofBodies) own.add(code);
  if (pathNames(path).length > 0) own.add("not_found");
  return [...own].toSorted((a, b) => statusOfCode(a) - statusOfCode(b));
}

/** By status: which codes come with it, each with an example. */
export function problemResponses(operation: Operation): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codesOf(operation), statusOfCode);
  return Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), referredTo(status, codes)]));
}

/** Most statuses come with one code: those are written once, for all operations. */
const referredTo = (status: number, codes: readonly ProblemCode[]): JsonSchema =>
  codes.length === 1 ? { $ref: `#/components/responses/${codes[0]}` } : responseOf(status, codes);

/** `components.responses`. */
export const problemComponents = (codes: readonly ProblemCode[]): Record<string, JsonSchema> =>
  Object.fromEntries(codes.map((code) => [code, responseOf(statusOfCode(code), [code])]));

/** Of every answer but those to nobody: draft-ietf-httpapi-ratelimit-headers. */
export const RATE_HEADERS: Record<string, JsonSchema> = {
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimit-Policy" },
  RateLimit: { $ref: "#/components/headers/RateLimit" },
};

const HEADERS: Record<number, Record<string, JsonSchema>> = {
  401: { "WWW-Authenticate": { $ref: "#/components/headers/WWW-Authenticate" } },
  429: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
};

function responseOf(status: number, codes: readonly ProblemCode[]): JsonSchema {
  const ofTheseCodes = { type: "object", properties: { code: { enum: codes } } };
  return {
    description: codes.map((code) => `\`${code}\`: ${meaningOf(code)}.`).join(" "),
    headers: { ...HEADERS[status], ...(status !== 401 && RATE_HEADERS) },
    content: {
      "application/problem+json": {
        schema: { allOf: [{ $ref: "#/components/schemas/Problem" }, ofTheseCodes] },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

export const meaningOf = (code: ProblemCode): string =>
  code === "internal"
    ? "our defect, which has been logged; trying again with the same key is safe"
    : PROBLEMS[code].means;

/** `components.examples`: one of each code, whether or not an operation names it. */
export const problemExamples = (codes: readonly ProblemCode[]): Record<string, JsonSchema> =>
  Object.fromEntries(codes.map((code) => [code, { summary: meaningOf(code), value: exampleOf(code) }]));
