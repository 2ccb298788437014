import type { z } from "zod";
import type { ErrorCode } from "@/server/kernel/errors";
import type { createCaller } from "./root";

type Caller = ReturnType<typeof createCaller>;
type Procedure = (input: never) => Promise<unknown>;

/** "actions.submit": a procedure by its place among the routers. */
export type ProcedureName = {
  [Noun in keyof Caller]: `${Noun}.${keyof Caller[Noun] & string}`;
}[keyof Caller];

type ProcedureAt<Name extends ProcedureName> = Name extends `${infer Noun}.${infer Verb}`
  ? Noun extends keyof Caller
    ? Verb extends keyof Caller[Noun]
      ? Caller[Noun][Verb] extends Procedure
        ? Caller[Noun][Verb]
        : never
      : never
    : never
  : never;
type Asked<Name extends ProcedureName> = Parameters<ProcedureAt<Name>>[0];
type Answered<Name extends ProcedureName> = Awaited<ReturnType<ProcedureAt<Name>>>;

export const TAGS = {
  Actions: "Submit actions, follow them, withdraw or change them.",
  People: "What only people may do. An agent's key is refused here, and that it tried is on record.",
  Tasks: "Work that staff or an agent asks an agent for. A task gives nobody a right.",
  Identity: "Who a key speaks for.",
  Directory: "Members, funds and service providers, as far as a key may read them.",
} as const;

export interface Answer {
  says: string;
  schema: z.ZodType;
  /** As JSON, and no longer than it takes to understand it. */
  example: unknown;
}

export type AnswerStatus = 200 | 201;

/** Of what answers the same again with the first: 201 for a new one. */
export const createdOrRepeated = (result: unknown): AnswerStatus =>
  typeof result === "object" && result !== null && "created" in result && result.created === true ? 201 : 200;

/** One address of /api/v1, the procedure behind it, and everything that the published document says of it. */
export interface Operation {
  /** Its name in generated clients. */
  id: string;
  method: "GET" | "POST";
  /** {names} become members of the input. */
  path: string;
  tag: keyof typeof TAGS;
  summary: string;
  /** What the schemas cannot say. */
  says: string;
  procedure: ProcedureName;
  /** Where the header Idempotency-Key goes; "items": many submissions, each of which carries its own. */
  idempotencyKey?: "input" | "items";
  /** What is wrong with one of `items` is told in its place, and must not fail the others. */
  judgesItems?: boolean;
  /** By default 200. */
  statusOf?: (result: unknown) => AnswerStatus;
  /** An input that the procedure takes, members of the path included. */
  request: unknown;
  answers: Partial<Record<AnswerStatus, Answer>>;
  /** Beside those that every operation can answer (server/api/openapi/problem-responses.ts). */
  errors: readonly ErrorCode[];
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Output<Answers> = {
  [Status in keyof Answers]: Answers[Status] extends { schema: infer Schema } ? z.output<Schema> : never;
}[keyof Answers];

/**
 * An operation whose example is an input of its procedure, and whose answers are what its procedure answers: neither
 * may have a member more or less. Checked here and not when answering, which would cost every answer.
 */
export function operation<
  const Id extends string,
  Name extends ProcedureName,
  Answers extends Partial<Record<AnswerStatus, Answer>>,
>(
  spec: Omit<Operation, "id" | "procedure" | "request" | "answers"> & {
    id: Id;
    procedure: Name;
    request: undefined extends Asked<Name> ? null : Asked<Name>;
    answers: Answers &
      (Same<Output<Answers>, Answered<Name>> extends true ? unknown : "not what the procedure answers");
  },
): Operation & { id: Id } {
  return spec;
}
