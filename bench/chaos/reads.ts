import postgres from "postgres";
import type { Sql } from "postgres";
import type { Installation } from "./installation";
import type { Witness } from "./witness";

const AT_ONCE = 8;
const ACTIONS_READ = 40;

/**
 * Follows every link to the console that a mail of the run holds, and reads what the doors have to read, with GET and
 * with HEAD, as a mail scanner or an agent would; then compares every table with what it was.
 */
export async function readEverything(installation: Installation, { arrivals }: Witness, actionIds: readonly string[]) {
  const sql = postgres(installation.database.url, { max: 1, onnotice: () => undefined });
  try {
    const before = await fingerprints(sql);
    const urls = [
      ...linksIn(arrivals, installation.url),
      ...ownReads(installation.url, actionIds.slice(0, ACTIONS_READ)),
    ];
    const requests = urls.flatMap((url) =>
      ["GET", "HEAD"].flatMap((method) => bearersOf(installation).map((bearer) => ({ url, method, bearer }))),
    );
    const waiting = [...requests];
    const lane = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await read(one);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const after = await fingerprints(sql);
    const changedTables = [...after.keys()].filter((table) => before.get(table) !== after.get(table));
    return { count: requests.length, changedTables };
  } finally {
    await sql.end();
  }
}

async function read({ url, method, bearer }: { url: string; method: string; bearer: string | null }): Promise<void> {
  const headers: Record<string, string> = bearer ? { authorization: `Bearer ${bearer}` } : {};
  const answer = await fetch(url, { method, headers, redirect: "manual" });
  await answer.arrayBuffer();
}

/** Nobody, a person, and the agent that may read most. */
const bearersOf = ({ operators, agentKeys }: Installation): (string | null)[] => [
  null,
  operators[0]?.token ?? null,
  agentKeys.get("fred") ?? null,
];

function linksIn(arrivals: Witness["arrivals"], origin: string): string[] {
  const texts = arrivals.flatMap(({ content }) => [content.html ?? "", content.text ?? ""]);
  const links = texts.flatMap((text) => text.match(/https?:\/\/[^\s"'<>)]+/g) ?? []);
  return [...new Set(links)].filter((link) => link.startsWith(origin));
}

const LISTS = ["", "/actions", "/actions?status=unknown", "/me", "/members", "/funds", "/providers"];

function ownReads(origin: string, ids: readonly string[]): string[] {
  const ofActions = ids.flatMap((id) => [
    `/actions/${id}`,
    `/actions/${id}/events`,
    `/actions/${id}/wait?timeoutSeconds=0`,
  ]);
  return [`${origin}/api/health`, ...[...LISTS, ...ofActions].map((path) => `${origin}/api/v1${path}`)];
}

/** One hash per table over all rows. When a credential was last used is the one thing that reading may write. */
async function fingerprints(sql: Sql): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await sql<{ hash: string }[]>`
      select md5(coalesce(string_agg(line, ',' order by line), '')) as hash from (
        select (to_jsonb(row) - 'last_used_at' - 'last_seen_at')::text as line from ${sql(name)} as row) as lines`;
    found.set(name, row?.hash ?? "");
  }
  return found;
}
