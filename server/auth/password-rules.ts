/** Counted in UTF-16 units, as the form counts them. */
export const PASSWORD_CHARS = { min: 12, max: 256 } as const;

/** Changes from one character to an unrelated one; with fewer a password is a pattern that anybody would try. */
const TURNS_MIN = 4;
const PERIOD_MIN = 6;
/** What must be left of a password without its well-known parts. */
const OWN_CHARS_MIN = 6;
const ADVICE = "Several words that have nothing to do with one another make a good one.";

/**
 * Why a password would be guessed early, or null. After NIST SP 800-63B: length counts, common, repeated and
 * sequential ones and those about the person are out, and no kinds of characters are asked for.
 */
export function passwordProblem(password: string, about: readonly string[] = []): string | null {
  const { min, max } = PASSWORD_CHARS;
  if (password.length < min || password.length > max) return `A password has ${min} to ${max} characters.`;
  if (/\p{Cc}/u.test(password) || !password.isWellFormed()) return "A password holds no control characters.";
  const chars = Array.from(password);
  if (isPattern(chars)) return `This password repeats itself or counts up. ${ADVICE}`;
  if (isMadeOf(chars, [...COMMON, ...about.flatMap(wordsOf)])) {
    return `This password is a common one, or made of the person's name or address. ${ADVICE}`;
  }
  return null;
}

const isPattern = (chars: readonly string[]): boolean => turns(chars) < TURNS_MIN || repeatsSoon(chars);

/** How often a character is followed by one that is neither the same, nor next to it in the alphabet or on the keyboard. */
function turns(chars: readonly string[]): number {
  const pairs = chars.slice(1).map((next, i) => [chars[i] ?? "", next] as const);
  return pairs.filter(([a, b]) => !isNeighbour(codeOf(a), codeOf(b)) && !isNeighbour(keyOf(a), keyOf(b))).length;
}

const isNeighbour = (a: number, b: number): boolean => a >= 0 && b >= 0 && Math.abs(a - b) <= 1;
const codeOf = (char: string): number => char.toLowerCase().codePointAt(0) ?? -1;
const KEYBOARD = "qwertyuiop asdfghjkl zxcvbnm";
const keyOf = (char: string): number => (char === " " ? -1 : KEYBOARD.indexOf(char.toLowerCase()));

/** Whether it begins again after a few characters. */
function repeatsSoon(chars: readonly string[]): boolean {
  const repeatsAfter = (length: number) => chars.every((char, i) => i < length || char === chars[i - length]);
  return chars.slice(1, PERIOD_MIN).some((_, i) => repeatsAfter(i + 1));
}

/** Whether hardly anything, or only a pattern, is left without these words. */
function isMadeOf(chars: readonly string[], words: readonly string[]): boolean {
  const text = chars.map(fold).join("");
  const isCovered = chars.map(() => false);
  for (const word of words.map((one) => Array.from(one).map(fold).join(""))) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      isCovered.fill(true, at, at + word.length);
  }
  if (!isCovered.includes(true)) return false;
  const own = chars.filter((char, i) => !isCovered[i] && /[\p{L}\p{N}]/u.test(char));
  return own.length < OWN_CHARS_MIN || turns(own) < TURNS_MIN;
}

/** One character for each, so that positions stay: lower case, and the letter that a digit or sign stands for. */
const fold = (char: string): string => STANDS_FOR[char] ?? char.toLowerCase().charAt(0);
const STANDS_FOR: Record<string, string> = {
  ...{ "0": "o", "1": "i", l: "i", L: "i", "!": "i", "3": "e", "4": "a", "@": "a", "5": "s", $: "s", "7": "t" },
};

/** Shorter ones would be found by chance. */
const WORD_CHARS_MIN = 4;
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= WORD_CHARS_MIN);

/** What lists of stolen passwords are full of, and what is near at hand here. */
const COMMON = [
  ...["password", "passwort", "passwd", "welcome", "letmein", "iloveyou", "changeme", "default", "secret", "access"],
  ...["admin", "administrator", "login", "user", "guest", "root", "test", "testing", "temp", "trustno1", "whatever"],
  ...["qwerty", "qwertz", "azerty", "1qaz", "2wsx", "3edc", "qazwsx", "abc123", "monkey", "dragon", "master"],
  ...["football", "baseball", "basketball", "superman", "batman", "pokemon", "starwars", "princess", "sunshine"],
  ...["shadow", "freedom", "computer", "internet", "spring", "summer", "autumn", "winter", "january", "monday"],
  ...["hedgeco", "hedgefund", "operations", "kernel", "operator", "console"],
];
