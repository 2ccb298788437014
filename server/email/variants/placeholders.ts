import { MARKS } from "@/server/email/campaigns/marks";

/** What differs from reader to reader in words that staff write. Anything else in braces is refused. */
const PLACEHOLDERS = ["firstName"] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const KNOWN = new RegExp(`\\{(${PLACEHOLDERS.join("|")})\\}`, "g");
const BRACES = /[{}]/;

/** Null when every brace belongs to a placeholder there is, and no mark of ours is in the text. */
export function problemInWords(text: string): string | null {
  if (MARKS.test(text)) return "must not have characters of private use";
  return BRACES.test(text.replaceAll(KNOWN, "")) ? "has braces around something other than {firstName}" : null;
}

/** The words for one reader. What is filled in is not looked through again. */
export const fillWords = (text: string, words: Record<Placeholder, string>): string =>
  // Safe because the pattern has these names.
  text.replaceAll(KNOWN, (_, name: string) => words[name as Placeholder]);
