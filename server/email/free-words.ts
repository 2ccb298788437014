import { isHttpUrl } from "./fields";

/** "your e-mail address", "service provider": what a line of a template is completed with. */
const WORDS_MAX = 4;
const DIGITS_MAX = 3;
const CHARS_MAX = 40;
const WORD = /^\p{L}[\p{L}\p{M}\p{N}'’.-]*$/u;
const IS_URL_FIELD = /url$/i;

/**
 * Names of the fields of this data that hold more than a name or a phrase: words by which whoever dictates them could
 * speak to a member in our name. Many phrases in one field are a text. Links, and nothing else in fields for links, are
 * looked at elsewhere.
 */
export const freeWords = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(data).flatMap(([field, value]) => {
    const texts = textsOf(field, value);
    return texts.length === 0 || isPhrase(texts.join(" ")) ? [] : [field];
  });

function textsOf(field: string, value: unknown): string[] {
  if (typeof value === "string") return IS_URL_FIELD.test(field) && isHttpUrl(value) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(Array.isArray(value) ? field : name, one));
}

function isPhrase(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  return text.length <= CHARS_MAX && digits <= DIGITS_MAX && words.length <= WORDS_MAX && words.every(isWord);
}

const isWord = (word: string): boolean => WORD.test(word);
