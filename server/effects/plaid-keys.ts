import { z } from "zod";
import { clock } from "@/server/clock";
import type { Env } from "@/server/env";
import { log } from "@/server/log";

type Settings = Pick<Env, "PLAID_CLIENT_ID" | "PLAID_SECRET" | "PLAID_URL">;

const TIMEOUT_MS = 5_000;
/** Plaid rotates keys and says from when on an old one is void: a day is as long as we go without asking. */
const FRESH_MS = 24 * 3_600_000;
/** That there is no such key is soon asked again: wrong credentials look the same. */
const UNKNOWN_FRESH_MS = 60_000;
const CACHED_MAX = 50;
/** Ids that nobody knows cost a question each; so many within a minute, whoever makes them up. */
const QUESTIONS_PER_MINUTE = 20;

const Jwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  alg: z.literal("ES256"),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
  /** Seconds since 1970. */
  expired_at: z.number().nullish(),
});
export type PlaidKey = z.infer<typeof Jwk>;

interface Cached {
  key: PlaidKey | null;
  askedMs: number;
}

/** Plaid's keys by id, asked for once a day; an expired one is no key. */
export function plaidKeys(
  settings: Settings,
  now = () => clock.now().getTime(),
): (kid: string) => Promise<PlaidKey | null> {
  const cache = new Map<string, Cached>();
  let minute = { startMs: 0, asked: 0 };
  const mayAsk = () => {
    if (now() - minute.startMs > 60_000) minute = { startMs: now(), asked: 0 };
    minute.asked += 1;
    return minute.asked <= QUESTIONS_PER_MINUTE;
  };
  return async (kid) => {
    const known = cache.get(kid);
    if (known && now() - known.askedMs < (known.key ? FRESH_MS : UNKNOWN_FRESH_MS)) {
      return unlessExpired(known.key, now());
    }
    if (!mayAsk()) throw new Error("Plaid is asked for too many keys.");
    const key = await ask(settings, kid);
    cache.set(kid, { key, askedMs: now() });
    // Ids that were made up must not push a real key out.
    const [made] = cache.size > CACHED_MAX ? [...cache].filter(([, one]) => !one.key) : [];
    if (made) cache.delete(made[0]);
    return unlessExpired(key, now());
  };
}

const unlessExpired = (key: PlaidKey | null, nowMs: number) =>
  key?.expired_at && key.expired_at * 1_000 <= nowMs ? null : key;

/** Null: Plaid says that there is no such key. An outage is an error: Plaid repeats what got no answer from us. */
async function ask({ PLAID_URL, PLAID_CLIENT_ID, PLAID_SECRET }: Settings, kid: string): Promise<PlaidKey | null> {
  const response = await fetch(new URL("/webhook_verification_key/get", PLAID_URL), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: PLAID_CLIENT_ID, secret: PLAID_SECRET, key_id: kid }),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 400 || response.status === 404) return null;
  const parsed = z.object({ key: Jwk }).safeParse(answer);
  if (response.ok && parsed.success && parsed.data.key.kid === kid) return parsed.data.key;
  log.warn({ status: response.status }, "Plaid did not answer with a key");
  throw new Error("Plaid did not answer with a key.");
}
