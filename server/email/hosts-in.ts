/** Words that end like a host name: a label, a dot and a top-level domain of letters. */
const HOST = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}-])/gu;

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
  const addresses = [...plain.matchAll(/\bhttps?:\/\/[^\s"'<>]+/g)].flatMap(([url]) => URL.parse(url)?.hostname ?? url);
  const path = /\bhttps?:\/\/[^\s"'<>]+/g;
  return [...addresses, ...(plain.replaceAll(path, " ").match(HOST) ?? [])];
}
