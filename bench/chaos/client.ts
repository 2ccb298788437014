import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

export interface Reply {
  status: number;
  body: Record<string, unknown>;
  code: string | null;
}

const PATIENCE_MS = 20_000;
const AGAIN_MS = 250;
const Body = z.record(z.string(), z.unknown());

/** One request; null when the connection broke, or nobody answered in time. */
export async function ask(
  url: string,
  bearer: string,
  { method = "POST", body, headers = {} }: Asked,
): Promise<Reply | null> {
  try {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const parsed = Body.safeParse(await answer.json().catch(() => ({})));
    const said = parsed.success ? parsed.data : {};
    return { status: answer.status, body: said, code: codeIn(said) };
  } catch {
    return null;
  }
}

interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A tRPC refusal has its code in another place than an HTTP problem. */
function codeIn(said: Record<string, unknown>): string | null {
  if (typeof said.code === "string") return said.code;
  const text = JSON.stringify(said.error ?? null);
  return /"code":"([a-z_]+)"/.exec(text)?.[1] ?? null;
}

/** What passes by itself: nobody there, not now, too fast. */
export const isPassing = (reply: Reply | null): boolean =>
  reply === null || reply.status === 429 || reply.status === 408 || reply.status >= 500;

const putOff = new Map<string, number>();

/** Why callers were told to come again since this was last asked: "429 rate_limited: 3". */
export function takePutOff(): string {
  const text = [...putOff].map(([why, count]) => `${why}: ${count}`).join(", ");
  putOff.clear();
  return text || "nobody was put off";
}

/** Asks until there is an answer that stands. `each` sees every try. */
export async function askUntilAnswered(
  attempt: () => Promise<Reply | null>,
  each: (reply: Reply | null) => void,
  isOver: () => boolean,
): Promise<Reply | null> {
  for (;;) {
    const reply = await attempt();
    each(reply);
    if (!isPassing(reply)) return reply;
    const why = reply ? `${reply.status} ${reply.code ?? ""}` : "no answer";
    putOff.set(why, (putOff.get(why) ?? 0) + 1);
    if (isOver()) return null;
    const waitS = Number(reply?.body.retryAfterSeconds ?? 0);
    await sleep(Math.max(AGAIN_MS, Math.min(waitS, 20) * 1_000));
  }
}
