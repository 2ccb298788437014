import { defaultFilter } from "cmdk";

const FOUND = "found:";
const SCORE_FOUND = 0.5;

/** The value of an entry that the server has found: it matches whatever is typed. */
export const foundValue = (id: string) => `${FOUND}${id}`;

/** The commands of the console are matched by their words; of what was found, the server knows why. */
export function commandScore(value: string, search: string, keywords?: string[]): number {
  return value.startsWith(FOUND) ? SCORE_FOUND : defaultFilter(value, search, keywords);
}
