/** "your e-mail address", "service provider": what a line of a template is completed with. */
const WORDS_MAX = 4;
const DIGITS_MAX = 3;
const CHARS_MAX = 40;
const WORD = /^\p{L}[\p{L}\p{M}\p{N}'’.-]*$/u;
const LINK = /^https?:\/\//i;

/**
 * Names of the fields of this data that hold more than a name or a phrase: words by which whoever dictates them could
 * speak to a member in our name. Links are looked at elsewhere.
 */
export const freeWords = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(data).flatMap(([field, value]) => (textsOf(value).every(isPhrase) ? [] : [field]));

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return LINK.test(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function isPhrase(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  return text.length <= CHARS_MAX && digits <= DIGITS_MAX && words.length <= WORDS_MAX && words.every(isWord);
}

const isWord = (word: string): boolean => WORD.test(word);
