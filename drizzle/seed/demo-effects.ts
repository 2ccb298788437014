import { eq } from "drizzle-orm";
import { localMails } from "@/drizzle/schema/mail";
import { mailPort } from "@/server/effects/mail";
import type { Effects, MailPort, PortResult, WebhookPort } from "@/server/kernel/ports";
import type { World } from "./world";

/** How the mail server of that day behaved for one action. */
export type MailTrouble = "connection_lost" | "mailbox_gone" | "busy" | "busy_once";

/**
 * The outside world of the history. Mail goes through the product's own local outbox, whatever provider is
 * configured now: the demo must never write to anybody. Nothing here touches the network.
 */
export function demoEffects(world: World, trouble?: MailTrouble): Effects {
  const local = datedOutbox(world);
  return { mail: trouble ? troubledMail(local, trouble) : local, webhook: callback(world) };
}

/** The outbox dates a mail by the database's clock; here it is the clock of the history. */
function datedOutbox({ tx, timeline }: World): MailPort {
  const port = mailPort({ RESEND_API_KEY: undefined, SMTP_URL: undefined }, tx);
  return {
    ...port,
    async send(message, call) {
      const result = await port.send(message, call);
      await tx.update(localMails).set({ acceptedAt: timeline.now() }).where(eq(localMails.effectKey, call.key));
      return result;
    },
  };
}

const TROUBLE: Record<Exclude<MailTrouble, "busy_once">, PortResult> = {
  connection_lost: {
    outcome: "unknown",
    problem: {
      code: "no_answer",
      message: "The connection broke after the mail was sent and before the server confirmed it.",
    },
  },
  mailbox_gone: {
    outcome: "failed",
    problem: { code: "rejected", message: "550 5.1.1 The mailbox does not exist." },
  },
  busy: {
    outcome: "retry",
    problem: { code: "busy", message: "451 4.3.2 The server is busy, try again later." },
  },
};

/** A mail server that knows no idempotency keys, so that a lost answer stays a question for a person. */
function troubledMail(local: MailPort, trouble: MailTrouble): MailPort {
  let tries = 0;
  return {
    name: "smtp",
    keyWindowMs: null,
    async send(message, call) {
      tries += 1;
      if (trouble === "busy_once") return tries > 1 ? local.send(message, call) : TROUBLE.busy;
      return TROUBLE[trouble];
    },
  };
}

function callback(world: World): WebhookPort {
  return {
    name: "webhook",
    keyWindowMs: null,
    async deliver() {
      if (world.isCallbackUp) return { outcome: "done", providerId: null, result: { status: 204 } };
      const message = "The callback could not be reached (ECONNREFUSED).";
      return { outcome: "retry", problem: { code: "callback_unreachable", message } };
    },
  };
}
