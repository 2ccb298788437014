import { KernelError } from "@/server/kernel/errors";
import { sha256 } from "@/server/kernel/key";

const unreadable = (message: string, cause?: unknown) =>
  new KernelError("invalid_input", message, {}, cause === undefined ? {} : { cause });

/** The one object that a body is. */
export function readObject(body: Buffer): Record<string, unknown> {
  const value = readJson(body);
  if (!isObject(value)) throw unreadable("The body is not a JSON object.");
  return value;
}

/** Far above what any provider sends. What is kept is read by Postgres too, whose stack ends before ours. */
const DEPTH_MAX = 100;

export function readJson(body: Buffer): unknown {
  if (depthOf(body) > DEPTH_MAX) throw unreadable(`The body is nested more than ${DEPTH_MAX} levels deep.`);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw unreadable("The body is not JSON.", cause);
  }
}

const [QUOTE, ESCAPE] = ['"', "\\"].map((sign) => sign.charCodeAt(0));
const [OPENS, CLOSES] = ["[{", "]}"].map((signs) => new Set(Buffer.from(signs)));

/** Of brackets outside of strings. */
function depthOf(body: Buffer): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (isText && sign === ESCAPE) at += 1;
    else if (sign === QUOTE) isText = !isText;
    else if (!isText && OPENS?.has(sign ?? 0)) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && CLOSES?.has(sign ?? 0)) depth -= 1;
  }
  return deepest;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of events and ids are printable ASCII; whatever else is sent must not reach a column or a screen. */
const WORD = /^[\x20-\x7e]{1,200}$/;

/** Authentic and odd is still told: the event is kept, under a name that says so. */
export const typeOf = (value: unknown): string => (typeof value === "string" && WORD.test(value) ? value : "unknown");

/** The provider's id, or one made from what tells this event from others where it gives none. */
export function idOf(value: unknown, ...parts: readonly (string | Buffer)[]): string {
  if (typeof value === "string" && WORD.test(value)) return value;
  return `sha256:${sha256(Buffer.concat(parts.map((part) => Buffer.from(part))))}`;
}

const YEAR_9999_SECONDS = 253_402_300_799;

/** Of seconds since 1970, or of a text that is a time. */
export function timeOf(value: unknown): Date | null {
  if (typeof value === "number" && value >= 0 && value <= YEAR_9999_SECONDS) return new Date(value * 1_000);
  const time = typeof value === "string" && value.length <= 40 ? new Date(value) : null;
  const isUsual = time && time.getTime() >= 0 && time.getTime() <= YEAR_9999_SECONDS * 1_000;
  return isUsual ? time : null;
}
