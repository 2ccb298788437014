const ADDRESS = /^[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]{1,64}@[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]{1,253}$/;
const NAMED = /^(?:"(?<quoted>[^"\\]*)"|(?<plain>[^"<>,;:@\\]*?))\s*<(?<address>[^<>]*)>$/;
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

interface Mailbox {
  name: string;
  address: string;
  domain: string;
}

/** Reads `a@b`, `Name <a@b>` or `"Name" <a@b>`. Null for everything else, lists of addresses included. */
export function mailboxOf(text: string): Mailbox | null {
  if (CONTROL.test(text) || !text.isWellFormed()) return null;
  const named = NAMED.exec(text.trim())?.groups;
  const address = named?.address ?? text.trim();
  if (!ADDRESS.test(address)) return null;
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return { name: (named?.quoted ?? named?.plain ?? "").trim(), address, domain };
}
