import type { Db } from "@/server/db";
import type { Env } from "@/server/env";
import type { Effects } from "@/server/kernel/ports";
import { mailPort } from "./mail";
import { webhookPort } from "./webhook";

/** The outside world as this installation is configured to reach it. */
export function createEffects(env: Env, db: Db): Effects {
  return { mail: mailPort(env, db), webhook: webhookPort(env) };
}
