import type { Operation } from "@/server/api/operation";
import { pathNames } from "@/server/api/procedure-input";

/** The operation's example as a command; its address and key come from the environment, as in examples/. */
export function curlOf({ method, path, request, idempotencyKey }: Operation): string {
  // Safe because an example is an object, or there is none.
  const members = Object(request) as Record<string, unknown>;
  const inPath = pathNames(path);
  const address = inPath.reduce((at, name) => at.replace(`{${name}}`, String(members[name])), path);
  const rest = Object.fromEntries(Object.entries(members).filter(([name]) => !inPath.includes(name)));
  const lines = [`curl -sS "$OPS_URL/api/v1${address}${method === "GET" ? queryOf(rest) : ""}"`];
  lines.push('-H "Authorization: Bearer $OPS_KEY"');
  if (method === "POST") lines.push("-H 'Content-Type: application/json'");
  if (idempotencyKey === "input") lines.push("-H 'Idempotency-Key: approve-0199c3a4'");
  if (method === "POST") lines.push(`-d ${quoted(JSON.stringify(rest, null, 2))}`);
  return lines.join(" \\\n  ");
}

function queryOf(members: Record<string, unknown>): string {
  const query = new URLSearchParams(
    Object.entries(members).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return query.size > 0 ? `?${query.toString()}` : "";
}

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
