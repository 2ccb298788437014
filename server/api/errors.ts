import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { z, ZodError } from "zod";
import { ERROR_CODES, ERROR_STATUS, KernelError } from "@/server/kernel/errors";
import type { ErrorCode } from "@/server/kernel/errors";
import { inputProblems } from "@/server/kernel/input-problems";
import { isOutage } from "@/server/kernel/outage";
import { log } from "@/server/log";

/** A defect of ours, which no KernelError is. */
const INTERNAL = "internal";

/** RFC 9457 problem document, with a stable `code`; codes add members of their own. */
export const ProblemDocument = z
  .looseObject({
    type: z.string().describe("urn:ops:problem: and the code."),
    title: z.string(),
    status: z.number().int(),
    code: z.enum([...ERROR_CODES, INTERNAL]).describe("Stable: what a program may go by."),
    detail: z.string().describe("For people; may change."),
  })
  .meta({ id: "Problem" });
export type ProblemDocument = z.infer<typeof ProblemDocument>;

const TRPC_CODE: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

export function toTrpcError(error: Error): TRPCError {
  const kernel = kernelErrorOf(error);
  if (!kernel)
    return error instanceof TRPCError ? error : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
  const code = TRPC_CODE[ERROR_STATUS[kernel.code]] ?? "INTERNAL_SERVER_ERROR";
  return new TRPCError({ code, message: kernel.message, cause: kernel });
}

export function problemOf(error: unknown): ProblemDocument {
  const kernel = kernelErrorOf(error);
  if (kernel) {
    const { code, message, details } = kernel;
    const type = `urn:ops:problem:${code}`;
    const standard = { type, title: words(code), status: ERROR_STATUS[code], code, detail: message };
    // First, as people read it; and last, so that no detail can take a standard member's place.
    return { ...standard, ...details, ...standard };
  }
  return {
    type: `urn:ops:problem:${INTERNAL}`,
    title: "Internal error",
    status: 500,
    code: INTERNAL,
    // The text of an unknown error may hold anything; the log has it.
    detail: "Something went wrong here. It has been logged; trying again is safe.",
  };
}

/** Each door calls this once for what it answers with a problem: what its reader is not told is on the log. */
export function logUnexpected(error: unknown): void {
  if (!kernelErrorOf(error)) log.error({ err: error }, "a request failed");
}

const words = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll("_", " ")}`;

/** Finds what really happened under the transport's wrapping; what a store's outage looks like becomes `unavailable`. */
function kernelErrorOf(error: unknown): KernelError | null {
  if (error instanceof KernelError) return error;
  if (error instanceof ZodError) return inputError(error);
  if (isOutage(error))
    return new KernelError("unavailable", "A store cannot be reached. Nothing was started; try again.");
  if (isUnfit(error)) return new KernelError("invalid_input", "A value of this request cannot be stored or read.");
  const cause = error instanceof Error && error.cause !== undefined ? kernelErrorOf(error.cause) : null;
  return cause ?? (error instanceof TRPCError ? transportError(error) : null);
}

/** What tRPC refuses by itself, before any procedure of ours; in our words, because its own repeat what was sent. */
function transportError({ code }: TRPCError): KernelError | null {
  const [own, message] = OF_TRPC[code] ?? [];
  return own && message ? new KernelError(own, message) : null;
}

const OF_TRPC: Partial<Record<TRPC_ERROR_CODE_KEY, readonly [ErrorCode, string]>> = {
  BAD_REQUEST: ["invalid_input", "The request does not fit."],
  PARSE_ERROR: ["invalid_input", "The request cannot be read."],
  UNSUPPORTED_MEDIA_TYPE: ["invalid_input", "Send the body as application/json."],
  NOT_FOUND: ["not_found", "There is nothing here."],
  METHOD_NOT_SUPPORTED: ["method_not_allowed", "A query takes GET, a mutation POST."],
  PAYLOAD_TOO_LARGE: ["payload_too_large", "The body is too large."],
  CLIENT_CLOSED_REQUEST: ["invalid_input", "The request was given up."],
};

function inputError(error: ZodError): KernelError {
  return new KernelError("invalid_input", "The request does not fit.", { fields: inputProblems(error) });
}

/** What Postgres says of a NUL, in text and in JSON, and of a cursor whose parts are not what they were. */
const UNFIT_CODES = new Set(["22021", "22P05", "22P02", "22003", "22007", "22008"]);

const isUnfit = (error: unknown): boolean =>
  error instanceof Error && "code" in error && UNFIT_CODES.has(String(error.code));
