import { recordMailEvent } from "@/server/email/record-mail-event";
import type { MailEvent } from "@/server/email/record-mail-event";
import { tellOfTrouble } from "./handle-stripe";
import { UNHEARD } from "./handler";
import type { HandledEvent, Handler, Handlers } from "./handler";
import { readResendMail } from "./resend-mail";
import { readSendgridMail } from "./sendgrid-mail";

/** What the house does about each provider's events. */
export const HANDLERS: Handlers = {
  resend: mail(readResendMail),
  sendgrid: mail(readSendgridMail),
  stripe: tellOfTrouble,
  plaid: async () => UNHEARD,
  slack: async () => UNHEARD,
};

/** Null: news that the house has no use for, such as who opened a mail. */
function mail(read: (event: HandledEvent) => MailEvent | null): Handler {
  return async (kernel, _tx, event) => {
    const told = read(event);
    return told === null ? UNHEARD : { state: "processed", outcome: await recordMailEvent(kernel, told) };
  };
}
