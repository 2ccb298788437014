import { domainToASCII } from "node:url";
import { z } from "zod";

/** RFC 5322's dot-atom, and of other scripts their letters, marks and digits: nothing that is not seen or turns text round. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
/** A soft hyphen or a joiner is dropped from a domain by the rules of IDNA; who writes one means to deceive. */
const UNSEEN = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const LOCAL_BYTES_MAX = 64;
const BYTES_MAX = 254;
/** No shorter way to write so many bytes is longer: a domain's letter of two units takes at least one byte. */
const LENGTH_MAX = 2 * BYTES_MAX;
const ASCII = /^[\u0001-\u007f]*$/;

/** Whether mail can be addressed so: ASCII or other scripts (RFC 6531), the domain as it is read or in its "xn--" form. */
export function isAddress(text: string): boolean {
  // First, because turning a domain into ASCII takes time by the square of its length.
  if (text.length > LENGTH_MAX) return false;
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  if (at < 1 || UNSEEN.test(text) || !LOCAL.test(local)) return false;
  const host = hostOf(text);
  const bytes = (part: string) => Buffer.byteLength(part, "utf8");
  return HOST.test(host) && bytes(local) <= LOCAL_BYTES_MAX && bytes(`${local}@${host}`) <= BYTES_MAX;
}

/** An address as outsiders and people give it. */
export const addressField = z.string().trim().max(BYTES_MAX).refine(isAddress, "is not an e-mail address");

/** Letters beyond ASCII before the "@" travel only where every server on the way speaks SMTPUTF8. */
export const needsUnicodeMail = (address: string): boolean => !ASCII.test(address.slice(0, address.lastIndexOf("@")));

/** The domain in ASCII and lower case; empty when it is none. */
export const hostOf = (address: string): string => domainToASCII(address.slice(address.lastIndexOf("@") + 1));
