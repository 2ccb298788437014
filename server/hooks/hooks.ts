import type { Env } from "@/server/env";
import type { Hook, HookSource } from "./hook";
import { plaidHook } from "./plaid";
import type { PlaidKeys } from "./plaid";
import { resendHook } from "./resend";
import { sendgridHook } from "./sendgrid";
import { slackHook } from "./slack";
import { stripeHook } from "./stripe";

type Settings = Pick<
  Env,
  | "RESEND_WEBHOOK_SECRET"
  | "SENDGRID_WEBHOOK_KEY"
  | "STRIPE_WEBHOOK_SECRET"
  | "SLACK_SIGNING_SECRET"
  | "PLAID_CLIENT_ID"
  | "PLAID_SECRET"
>;

export type Hooks = Partial<Record<HookSource, Hook>>;

/** The providers that may post here: those whose secret is set. */
export function hooksOf(settings: Settings, askPlaid: PlaidKeys): Hooks {
  const withSecrets = (secrets: readonly string[], make: (secrets: readonly string[]) => Hook) =>
    secrets.length === 0 ? undefined : make(secrets);
  return {
    resend: withSecrets(settings.RESEND_WEBHOOK_SECRET, resendHook),
    sendgrid: withSecrets(settings.SENDGRID_WEBHOOK_KEY, sendgridHook),
    stripe: withSecrets(settings.STRIPE_WEBHOOK_SECRET, stripeHook),
    slack: withSecrets(settings.SLACK_SIGNING_SECRET, slackHook),
    plaid: settings.PLAID_CLIENT_ID && settings.PLAID_SECRET ? plaidHook(askPlaid) : undefined,
  };
}
