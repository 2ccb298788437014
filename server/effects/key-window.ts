/** For receivers that keep every key: a hundred years, which still is a valid date when added to now. */
export const FOREVER_MS = 100 * 365 * 24 * 60 * 60 * 1000;
