import { setAgentCallback } from "@/server/auth/agent-callback";
import type { Db } from "@/server/db";
import { CallbackRefused, assertCallbackUrl } from "@/server/effects/callback-url";
import type { Env } from "@/server/env";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

/** Refuses an address that no delivery would be made to, before it is registered. Answers the new secret, once. */
export async function setCheckedCallback(
  db: Db,
  actor: Actor,
  callback: { agent: string; url: string },
  env: Pick<Env, "WEBHOOK_ALLOW_HOSTS">,
): Promise<{ secret: string }> {
  try {
    await assertCallbackUrl(callback.url, env);
  } catch (error) {
    if (!(error instanceof CallbackRefused)) throw error;
    throw new KernelError("invalid_input", error.message, { fields: [{ path: "url", message: error.message }] });
  }
  return setAgentCallback(db, actor, callback);
}
