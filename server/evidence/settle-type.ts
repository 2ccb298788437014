import { KernelError } from "@/server/kernel/errors";
import { sniffType } from "@/server/kernel/sniff-type";
import type { SniffedType } from "@/server/kernel/sniff-type";

export type TakenType = Exclude<SniffedType, "markup" | "unknown">;

/** Names of text that nobody runs. All of it is kept, and shown, as plain text. */
const TEXT_NAMES = new Set([
  ...["text/plain", "text/csv", "text/tab-separated-values", "text/markdown", "text/yaml", "text/x-log"],
  ...["application/yaml", "application/x-ndjson", "application/jsonl"],
]);
/** Says that the sender does not know. */
const NO_NAME = "application/octet-stream";
const ALIASES: Readonly<Record<string, string>> = { "image/jpg": "image/jpeg", "application/x-pdf": "application/pdf" };

/** What uploaded bytes are. Their name changes nothing; one that says something else is refused, and so is a lie. */
export function settleType(bytes: Uint8Array, declared: string | undefined): TakenType {
  const sniffed = sniffType(bytes);
  if (sniffed === "markup") {
    throw refused("HTML, SVG and XML are not taken: send a picture of it, or its text inside of JSON");
  }
  if (sniffed === "unknown") {
    throw refused("only PNG, JPEG, GIF and WebP images, PDF, JSON and UTF-8 text are taken");
  }
  const name = nameOf(declared);
  if (name !== null && !fits(name, sniffed)) throw refused(`says ${name}, but the bytes are ${sniffed}`);
  return sniffed;
}

function nameOf(declared: string | undefined): string | null {
  const name = declared?.split(";")[0]?.trim().toLowerCase();
  return name === undefined || name === NO_NAME ? null : (ALIASES[name] ?? name);
}

function fits(name: string, sniffed: TakenType): boolean {
  // JSON is text too, and may be called so.
  if (sniffed === "application/json") return name === sniffed || name.endsWith("+json") || TEXT_NAMES.has(name);
  return sniffed === "text/plain" ? TEXT_NAMES.has(name) : name === sniffed;
}

function refused(message: string): KernelError {
  return new KernelError("invalid_input", "These bytes are not taken as evidence.", {
    fields: [{ path: "contentType", message }],
  });
}
