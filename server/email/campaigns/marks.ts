/** Two characters of Unicode's private use. Neither a job's words nor a reader's name may have them, so only we set marks. */
export const MARK_START = "\uE000";
export const MARK_END = "\uE001";
export const MARKS = new RegExp(`[${MARK_START}${MARK_END}]`);
