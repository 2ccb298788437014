import type { MailMessage, Problem } from "@/server/kernel/ports";
import { mailboxOf } from "./mailbox";

const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
const HEADER_NAME = /^[A-Za-z0-9-]{1,76}$/;
const HEADER_VALUE_LENGTH_MAX = 2_000;

/** Set by the ports themselves. As free headers they could add recipients or forge the sender. */
const RESERVED_HEADERS = new Set([
  ...["from", "to", "cc", "bcc", "sender", "return-path", "subject", "date", "message-id"],
  ...["mime-version", "content-type", "content-transfer-encoding", "content-disposition"],
  ...["resent-from", "resent-to", "resent-cc", "resent-bcc", "dkim-signature", "received"],
]);

/** Null for a mail that says one thing to one mailbox; anything else is refused before a provider sees it. */
export function problemOfMail(message: MailMessage): Problem | null {
  if (!mailboxOf(message.from)) return unsafe("bad_address", "The sender is not one mailbox.");
  if (!mailboxOf(message.to)) return unsafe("bad_address", "The recipient is not one mailbox.");
  if (message.subject === "" || CONTROL.test(message.subject) || !message.subject.isWellFormed()) {
    return unsafe("unsafe_header", "The subject is empty or contains control characters.");
  }
  for (const [name, value] of Object.entries(message.headers)) {
    if (!HEADER_NAME.test(name)) return unsafe("unsafe_header", "A header has an unusable name.");
    if (RESERVED_HEADERS.has(name.toLowerCase())) return unsafe("unsafe_header", `The header ${name} is not free.`);
    if (CONTROL.test(value) || !value.isWellFormed() || value.length > HEADER_VALUE_LENGTH_MAX) {
      return unsafe("unsafe_header", `The header ${name} is too long or contains control characters.`);
    }
  }
  return null;
}

const unsafe = (code: string, message: string): Problem => ({ code, message });
