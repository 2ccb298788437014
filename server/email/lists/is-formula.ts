/** OWASP's starts of a formula, and the same in full width, which some spreadsheets take too. */
const STARTS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** A telephone or other number that begins with its sign. */
const SIGNED_NUMBER = /^\s*[+-]\s?\(?\d[\d\s().,/-]*$/;

/** Whether a spreadsheet may take the cell for a formula. */
export const isFormula = (cell: string): boolean => STARTS.test(cell) && !SIGNED_NUMBER.test(cell);
