import { foreignHosts } from "./foreign-hosts";

/** Endings of files that staff write about, most of them no top-level domain. */
const FILE_ENDINGS = ["md", "json", "csv", "pdf", "txt", "html", "log", "ts", "tsx", "js", "mjs", "sql", "png", "yml"];

/** Hosts that are not ours in a text for staff; "policies.md" is one only where it is written as an address. */
export function foreignLinks(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase();
  return foreignHosts(text).filter((host) => !isFileName(host) || isAddress(plain, host));
}

const isFileName = (host: string): boolean => FILE_ENDINGS.some((ending) => host.endsWith(`.${ending}`));

const isAddress = (plain: string, host: string): boolean =>
  host.startsWith("www.") || [`//${host}`, `@${host}`, `${host}/`].some((written) => plain.includes(written));
