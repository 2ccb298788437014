import { ProblemDocument } from "@/server/api/errors";
import { TAGS } from "@/server/api/operation";
import type { Operation } from "@/server/api/operation";
import { OPERATIONS } from "@/server/api/operations";
import { jsonSchemaOf } from "./json-schema";
import type { JsonSchema, NamedSchemas } from "./json-schema";
import { problemComponents, problemExamples, problemResponses, RATE_HEADERS } from "./problem-responses";
import { bodyOf, parametersOf } from "./request-parts";

const ABOUT = `Every sensitive action goes through here: an agent submits it with evidence, policy answers \`run\`, \
\`hold\` or \`block\`, a person decides what is held, and a worker does it once.

JSON in and out; times are ISO 8601 in UTC, ids are UUIDs, lists answer \`{items, nextCursor}\`. Answers may get more \
members; requests with members or query names that are not known are refused. Errors are \`application/problem+json\` \
(RFC 9457) with a stable \`code\`. Another method than those listed is 405 \`method_not_allowed\`.`;

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: Record<string, Record<string, JsonSchema>> & { schemas: NamedSchemas };
}

/** What /api/v1 takes and answers, made of the schemas that its procedures parse with. `closed`: for tests. */
export function openApiDocument({ closed = false } = {}): OpenApiDocument {
  const named: NamedSchemas = {};
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of OPERATIONS) {
    const methods = (paths[operation.path] ??= {});
    methods[operation.method.toLowerCase()] = operationObject(operation, named, closed);
  }
  // For its name: whatever refers to a problem finds it there.
  jsonSchemaOf(ProblemDocument.array(), { io: "output", closed }, named);
  return {
    openapi: "3.1.1",
    info: { title: "Operations Kernel", version: "1.0.0", description: ABOUT },
    servers: [{ url: "/api/v1" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: sorted(named),
      responses: problemComponents(CODES),
      examples: problemExamples(CODES),
      securitySchemes: SECURITY,
      parameters: PARAMETERS,
      headers: HEADERS,
    },
  };
}

function operationObject(operation: Operation, named: NamedSchemas, closed: boolean): JsonSchema {
  const { id, tag, summary, says, answers } = operation;
  const requestBody = bodyOf(operation, named);
  const good = Object.entries(answers).map(([status, answer]) => {
    const schema = jsonSchemaOf(answer.schema, { io: "output", closed }, named);
    const content = { "application/json": { schema, example: answer.example } };
    return [status, { description: answer.says, headers: RATE_HEADERS, content }];
  });
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: says,
    parameters: parametersOf(operation, named),
    ...(requestBody && { requestBody }),
    responses: { ...Object.fromEntries(good), ...problemResponses(operation) },
  };
}

const CODES = ProblemDocument.shape.code.options;

const SECURITY = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "An agent's key, `ops_<agent>_…`, or a personal token of a member of staff, `ops_staff_…`.",
  },
};

const PARAMETERS = {
  "Idempotency-Key": {
    name: "Idempotency-Key",
    in: "header",
    description: "One for each intention, kept over retries: the same again is then never a second action.",
    schema: { type: "string", minLength: 1, maxLength: 200 },
    example: "approve-0199c3a4",
  },
  traceparent: {
    name: "traceparent",
    in: "header",
    description: "W3C trace context, stored with what is submitted. One that is malformed is as good as none.",
    schema: { type: "string" },
    example: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  },
};

const ITEM_OF_POLICY = '"(submits|reads)(-key)?";q=[1-9]\\d*;w=[1-9]\\d*';
const ITEM_OF_STATE = '"(submits|reads)(-key)?";r=\\d+;t=[1-9]\\d*';

const HEADERS = {
  "Retry-After": { description: "Seconds to wait.", required: true, schema: { type: "integer", minimum: 1 } },
  "RateLimit-Policy": {
    description:
      "For agents, on every answer while rates are counted: what their calls are counted against. `q` calls in `w` " +
      "seconds; a policy ending in `-key` is this key's own part of its agent's pace.",
    schema: { type: "string", pattern: `^${ITEM_OF_POLICY}(, ${ITEM_OF_POLICY})?$` },
    example: '"submits";q=120;w=60',
  },
  RateLimit: {
    description: "The same policies at this moment: `r` calls are left, and in `t` seconds all are again.",
    schema: { type: "string", pattern: `^${ITEM_OF_STATE}(, ${ITEM_OF_STATE})?$` },
    example: '"submits";r=12;t=34',
  },
  "WWW-Authenticate": { description: 'Bearer realm="ops"', required: true, schema: { type: "string" } },
};

const sorted = (named: NamedSchemas): NamedSchemas =>
  Object.fromEntries(Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1)));
