/** What a host name is made of: letters with their marks, and digits. */
const SIGN = String.raw`[\p{L}\p{M}\p{N}]`;
/** Words that end like a host name: labels with dots, and a top-level domain of letters or in its "xn--" form. */
const HOST = new RegExp(
  String.raw`(?:${SIGN}(?:[\p{L}\p{M}\p{N}-]{0,61}${SIGN})?\.)+(?:xn--[\p{L}\p{N}-]{1,59}|\p{L}[\p{L}\p{M}]{1,23})(?!${SIGN}|-)`,
  "gu",
);
const WEB_ADDRESS = /https?:\/\/[^\s"'<>]+/g;
const AUTHORITY = /https?:\/\/([^\s"'<>/?#]*)/g;
/** A host, perhaps with a port, and nothing that one program takes for its end and another does not. */
const PLAIN = /^[\p{L}\p{M}\p{N}.-]+(?::\d+)?$/u;

/**
 * Every host that some text of this JSON names, in order of appearance, once each: in URLs, in addresses of mailboxes,
 * and bare, because mail programs make links of those too. It finds too many ("end.Then") rather than too few.
 */
export function hostsIn(value: unknown): string[] {
  return [...new Set(textsOf(value).flatMap(hostsOf))];
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function hostsOf(text: string): string[] {
  // What a mail program shows as a dot is one.
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[\u3002\uff0e\uff61]/g, ".")
    .toLowerCase();
  const inUrls = [...plain.matchAll(AUTHORITY)].flatMap(([, authority = ""]) => hostsOfAuthority(authority));
  return [...inUrls, ...(plain.replaceAll(WEB_ADDRESS, " ").match(HOST) ?? [])];
}

/** Where programs that find links in text may end it otherwise than browsers do, every host that it could be. */
function hostsOfAuthority(written: string): string[] {
  // The comma after an address belongs to the sentence.
  const authority = written.replace(/[^\p{L}\p{M}\p{N}]+$/u, "");
  const parsed = URL.parse(`http://${authority}`)?.hostname;
  if (parsed && PLAIN.test(authority)) return [parsed];
  const upToOddSign = /^[\p{L}\p{M}\p{N}.-]+/u.exec(authority)?.[0];
  return [parsed, upToOddSign, ...(authority.match(HOST) ?? [])].flatMap((host) => host || []);
}
