import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { parseConnectionUrl } from "nodemailer/lib/shared/index.js";
import type { MailMessage, MailPort, PortResult } from "@/server/kernel/ports";
import { foreignText } from "./foreign-text";
import { mailboxOf } from "./mailbox";
import type { Mailbox } from "./mailbox";
import { failed, notStarted, retry, unknown } from "./outcome";
import { runSmtpSession } from "./smtp-session";
import type { SmtpEnd } from "./smtp-session";

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 };

/** Each mail gets its own connection, so one stuck conversation never delays or confuses another. */
export function smtpMail(url: string): MailPort {
  const server = { ...parseConnectionUrl(url), ...TIMEOUTS, logger: false, debug: false, transactionLog: false };
  const secrets = [url, server.auth && "pass" in server.auth ? server.auth.pass : ""];
  return {
    name: "smtp",
    keyWindowMs: null,
    async send(message, call) {
      const [from, to] = [mailboxOf(message.from), mailboxOf(message.to)];
      if (!from || !to) return failed("bad_address", "Sender and recipient must be one mailbox each.");
      const messageId = messageIdOf(call.key, from.domain);
      const raw = await composed({ ...message, from: headerOf(from), to: headerOf(to), messageId });
      const isUnicode = from.isUnicode || to.isUnicode;
      if (call.signal.aborted) return notStarted();
      const end = await runSmtpSession(server, { from: from.address, to: to.address, raw, isUnicode }, call.signal);
      return outcomeOf(end, messageId, secrets);
    },
  };
}

/** The same key always makes the same id, so that a mail sent twice is at least recognisable as one. */
function messageIdOf(key: string, domain: string): string {
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${domain}>`;
}

/** What the header names is whom the envelope names. */
const headerOf = ({ name, address }: Mailbox) => ({ name, address });

type Letter = Omit<MailMessage, "from" | "to"> &
  Record<"from" | "to", ReturnType<typeof headerOf>> & { messageId: string };

function composed(letter: Letter): Promise<Buffer> {
  return new MailComposer({ ...letter, disableFileAccess: true, disableUrlAccess: true }).compile().build();
}

function outcomeOf(end: SmtpEnd, messageId: string, secrets: readonly string[]): PortResult {
  if (end.kind === "accepted") {
    return { outcome: "done", providerId: messageId, result: { reply: foreignText(end.reply, secrets) } };
  }
  const said = foreignText(end.message, secrets);
  // A reply is a clear no, also after the data: the server did not take responsibility for the mail.
  if (end.replyCode !== null && end.replyCode >= 400 && end.replyCode < 500) return retry("deferred", said);
  if (end.replyCode !== null && end.replyCode >= 500) return failed("rejected", said);
  if (end.kind === "unusable") return failed("rejected", said);
  if (end.transmitted)
    return unknown("no_answer", `The connection ended before the mail was confirmed. ${said}`.trim());
  return retry("connection_lost", `Nothing was transmitted. ${said}`.trim());
}
