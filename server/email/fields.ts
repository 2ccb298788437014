import { z } from "zod";

/** Control characters, line and paragraph separators, and marks that turn the reading direction round. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const UNSEEN_BUT_LINE_FEED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const URL_LENGTH_MAX = 2_000;

/** One line of text that is exactly what it looks like. */
export const lineField = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !UNSEEN.test(text), "must be one line without control characters");

/** Text in which line feeds are allowed. */
export const paragraphField = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !UNSEEN_BUT_LINE_FEED.test(text), "must not contain control characters");

/** A link in a mail leads to a web page and nowhere else. */
export const httpUrlField = z.string().max(URL_LENGTH_MAX).refine(isHttpUrl, "must be an http:// or https:// URL");

/** What a mailing fills in for each reader; nobody submits it. */
export const recipientFields = { firstName: lineField(80), unsubscribeUrl: httpUrlField };

export function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^/?#\s\\"'<>`]/i.test(text) || /[\s\\"<>`]/.test(text) || !text.isWellFormed()) return false;
  if (UNSEEN.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === "" && url.password === "";
}
