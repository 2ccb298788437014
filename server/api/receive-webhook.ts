import { isUtf8 } from "node:buffer";
import { HOOK_SOURCES } from "@/drizzle/schema/webhook-events";
import { readBytes } from "@/server/auth/read-bytes";
import { clock } from "@/server/clock";
import { plaidKeys } from "@/server/effects/plaid-keys";
import { env } from "@/server/env";
import type { Delivery, Hook } from "@/server/hooks/hook";
import { hooksOf } from "@/server/hooks/hooks";
import type { Hooks } from "@/server/hooks/hooks";
import { storeEvents } from "@/server/hooks/store-events";
import { KernelError } from "@/server/kernel/errors";
import { sha256 } from "@/server/kernel/key";
import { log } from "@/server/log";
import { app } from "./app-kernel";
import { problemResponse } from "./http";

/** Of this process: made once, because Plaid's keys are remembered in it. */
let ours: Hooks | undefined;
const houseHooks = (): Hooks => (ours ??= hooksOf(env(), plaidKeys(env())));

/**
 * POST /api/hooks/{provider}: verified here and nowhere else, stored once, answered at once. What follows from it is the
 * worker's, so a provider that is answered 2xx need not tell it again.
 */
export async function receiveWebhook(request: Request, provider: string, hooks = houseHooks()): Promise<Response> {
  try {
    const source = HOOK_SOURCES.find((one) => one === provider);
    const hook = source && hooks[source];
    if (!hook) throw new KernelError("not_found", "There is no such address.");
    const { headers } = request;
    const delivery = { body: await readBytes(request, hook.bytesMax), headers, now: clock.now() };
    // Text that is none could read the same as another text, and signatures must tell all texts apart.
    if (!isUtf8(delivery.body)) throw new KernelError("invalid_input", "The body is not UTF-8.");
    const verifiedBy = await verify(hook, delivery, source);
    const reply = hook.reply?.(delivery);
    if (reply) return Response.json(reply);
    const deliverySha256 = sha256(delivery.body);
    const events = hook.read(delivery);
    const shown = shownHeaders(hook, headers);
    const count = await storeEvents(app().kernel, { source, verifiedBy, deliverySha256, headers: shown, events });
    return Response.json({ received: true, isNew: count > 0 });
  } catch (error) {
    return problemResponse(error);
  }
}

/** The sender of a forgery is told nothing; whoever has set a wrong secret finds the reason in the log. */
async function verify(hook: Hook, delivery: Delivery, source: string): Promise<string> {
  try {
    return await hook.verify(delivery);
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : "unknown";
    log.info({ source, why }, "a webhook was refused");
    throw error;
  }
}

const HEADER_LENGTH_MAX = 300;

function shownHeaders({ shows }: Hook, headers: Headers): Record<string, string> {
  return Object.fromEntries(
    shows.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value.slice(0, HEADER_LENGTH_MAX)]];
    }),
  );
}
