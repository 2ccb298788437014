import { TRPCClientError } from "@trpc/client";

/** What went wrong, as a screen shows it. `status` 0: the server was not reached. */
export interface Problem {
  code: string;
  status: number;
  message: string;
  /** Further members of the problem document, for screens that know their code. */
  details: Record<string, unknown>;
}

export function problemOf(error: unknown): Problem {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined;
  const problem = isObject(data) && isObject(data.problem) ? data.problem : null;
  if (!problem) return isOffline() ? OFFLINE : UNREACHABLE;
  const { code, status, detail, ...details } = problem;
  return { code: String(code), status: Number(status), message: String(detail), details };
}

const OFFLINE: Problem = {
  code: "offline",
  status: 0,
  message: "You are offline. This is asked again as soon as you are back.",
  details: {},
};
const UNREACHABLE: Problem = { code: "unreachable", status: 0, message: "The server cannot be reached.", details: {} };

const isOffline = () => typeof navigator !== "undefined" && !navigator.onLine;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
