import { domainToASCII } from "node:url";

const ADDRESS = /^[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]{1,64}@[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]{1,253}$/;
const NAMED = /^(?:"(?<quoted>[^"\\]*)"|(?<plain>[^"<>,;:@\\]*?))\s*<(?<address>[^<>]*)>$/;
/** Also what is not seen or turns text round, which no mailbox is named with. */
const UNSEEN = /[\p{C}\p{Z}]/u;
const ASCII = /^[\u0001-\u007f]*$/;
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

export interface Mailbox {
  name: string;
  /** With the domain in ASCII, as every server takes it. */
  address: string;
  domain: string;
  /** Letters beyond ASCII before the "@": only servers that announce SMTPUTF8 take them. */
  isUnicode: boolean;
}

/** Reads `a@b`, `Name <a@b>` or `"Name" <a@b>`. Null for everything else, lists of addresses included. */
export function mailboxOf(text: string): Mailbox | null {
  if (CONTROL.test(text) || !text.isWellFormed()) return null;
  const named = NAMED.exec(text.trim())?.groups;
  const address = named?.address ?? text.trim();
  if (!ADDRESS.test(address) || UNSEEN.test(address)) return null;
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at).normalize("NFC"), asciiDomain(address.slice(at + 1))];
  const name = (named?.quoted ?? named?.plain ?? "").trim();
  return { name, domain, address: `${local}@${domain}`, isUnicode: !ASCII.test(local) };
}

/** What is ASCII stays as it is written; what is no domain name in Unicode either is left to the server to refuse. */
const asciiDomain = (domain: string): string => (ASCII.test(domain) ? domain : domainToASCII(domain) || domain);
