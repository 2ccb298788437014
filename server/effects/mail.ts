import type { Db } from "@/server/db";
import type { Env } from "@/server/env";
import type { MailPort } from "@/server/kernel/ports";
import { problemOfMail } from "./check-mail";
import { localMail } from "./local-mail";
import { notStarted } from "./outcome";
import { resendMail } from "./resend";
import { smtpMail } from "./smtp";

type MailEnv = Pick<Env, "RESEND_API_KEY" | "SMTP_URL">;

/** The only place that knows which provider carries the mail. */
export function mailPort(env: MailEnv, db: Db): MailPort {
  return checked(chosenPort(env, db));
}

function chosenPort(env: MailEnv, db: Db): MailPort {
  if (env.RESEND_API_KEY) return resendMail(env.RESEND_API_KEY);
  if (env.SMTP_URL) return smtpMail(env.SMTP_URL);
  return localMail(db);
}

/** Nothing unsafe and nothing already aborted reaches a provider. */
function checked(port: MailPort): MailPort {
  return {
    name: port.name,
    keyWindowMs: port.keyWindowMs,
    async send(message, call) {
      const problem = problemOfMail(message);
      if (problem) return { outcome: "failed", problem };
      if (call.signal.aborted) return notStarted();
      return port.send(message, call);
    },
  };
}
