import Papa from "papaparse";
import { isAddress } from "@/server/email/address";
import { KernelError } from "@/server/kernel/errors";
import { decodeFile } from "./decode-file";
import { isFormula } from "./is-formula";

export const FILE_BYTES_MAX = 4 * 1024 * 1024;
export const LINES_MAX = 50_000;
const LINE_LENGTH_MAX = 10_000;

/** Why a line cannot be matched; what is not read any further is not kept either. */
export type BadLine = { line: number; text: string } & (
  | { problem: "formula"; column: string }
  | { problem: "unreadable"; why: string }
);

export interface ListFile {
  /** What the column of addresses is called; null: the file has no heading. */
  column: string | null;
  addresses: { line: number; address: string }[];
  bad: BadLine[];
}

/** The addresses of a CSV file or of pasted lines, each with its line, and the lines that have none that could be used. */
export function readListFile(file: Uint8Array): ListFile {
  const text = decodeFile(file);
  refuseLong(text);
  const rows = rowsOf(text);
  const [first] = rows;
  if (!first) throw new KernelError("invalid_input", "There is no line in it.");
  const heading = headingOf(first.cells);
  const list: ListFile = { column: heading.name, addresses: [], bad: [] };
  for (const row of rows) {
    const formula = formulaIn(row, heading.names);
    if (formula) list.bad.push(formula);
    else if (row !== first || heading.name === null) judge(row, heading, list);
  }
  if (list.addresses.length + list.bad.length > LINES_MAX) throw tooLong();
  return list;
}

interface Row {
  line: number;
  cells: string[];
  /** In the quotes around its cells. */
  defect: string | null;
}

/** Before anything is made of it: a line per row at least. */
function refuseLong(text: string): void {
  // A heading, and the line break at the end.
  if (text.split(/\r\n|\n|\r/, LINES_MAX + 3).length > LINES_MAX + 2) throw tooLong();
  if (hasLongLine(text)) {
    const most = LINE_LENGTH_MAX.toLocaleString("en-GB");
    throw new KernelError("invalid_input", `A line is longer than ${most} characters. That is no list of addresses.`);
  }
}

/** Step by step: a pattern that counts begins anew at each letter, and takes minutes for a file of lines that just fit. */
function hasLongLine(text: string): boolean {
  let start = 0;
  for (const { index } of text.matchAll(/[\r\n]/g)) {
    if (index - start > LINE_LENGTH_MAX) return true;
    start = index + 1;
  }
  return text.length - start > LINE_LENGTH_MAX;
}

const tooLong = () =>
  new KernelError(
    "payload_too_large",
    `It has more than ${LINES_MAX.toLocaleString("en-GB")} lines. Bring it in parts, and combine them by “any of”.`,
    { limit: LINES_MAX },
  );

function rowsOf(text: string): Row[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separatorOf(text), preview: LINES_MAX + 2 });
  const defects = new Map(errors.map(({ row, code }) => [row, code]));
  let line = 1;
  const rows = data.map((cells, i): Row => {
    const row = { line, cells, defect: defectWords(defects.get(i)) };
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return row;
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

function defectWords(code: string | undefined): string | null {
  if (code === undefined) return null;
  return code === "MissingQuotes" ? "a quote is opened and not closed" : "a quote stands in the midst of a cell";
}

/** Semicolon, tab or comma: whichever is most frequent outside of quotes in the first line. */
function separatorOf(text: string): string {
  const [firstLine = ""] = text.trimStart().split(/[\r\n]/, 1);
  const bare = firstLine.replaceAll(/"[^"]*"/g, "");
  const count = (separator: string) => bare.split(separator).length;
  return [";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best), ",");
}

interface Heading {
  name: string | null;
  at: number;
  names: string[];
}

const ADDRESS_COLUMN = /^e-?mail([ _-]?address)?$/i;

function headingOf(cells: readonly string[]): Heading {
  const names = cells.map((cell) => cell.trim());
  const found = names.flatMap((name, at) => (ADDRESS_COLUMN.test(name) ? [at] : []));
  const [at] = found;
  if (at !== undefined && found.length === 1) return { name: names[at] ?? "", at, names };
  if (at !== undefined) throw new KernelError("invalid_input", "More than one column is called e-mail.");
  const first = names.findIndex((name) => isAddress(name) || (cells.length === 1 && name.includes("@")));
  if (first === -1) {
    throw new KernelError("invalid_input", "No column is called “email”, and the first line has no address.");
  }
  return { name: null, at: first, names: [] };
}

/** Anywhere in it: whoever wrote it meant the list to be opened elsewhere. */
function formulaIn({ line, cells }: Row, names: readonly string[]): BadLine | null {
  const at = cells.findIndex(isFormula);
  if (at === -1) return null;
  const column = names[at] || `column ${at + 1}`;
  return { line, problem: "formula", column: shown(column), text: shown(cells[at] ?? "") };
}

function judge({ line, cells, defect }: Row, { at }: Heading, list: ListFile): void {
  const address = (cells[at] ?? "").trim();
  const why = defect ?? (address === "" ? "it has no address" : isAddress(address) ? null : "it is no e-mail address");
  if (why === null) list.addresses.push({ line, address });
  else
    list.bad.push({
      line,
      problem: "unreadable",
      why,
      text: shown(address || cells.filter((one) => one.trim()).join(", ")),
    });
}

const SHOWN_LENGTH_MAX = 80;

/** One line, exactly what it looks like: what is not seen is drawn as a box. */
function shown(text: string): string {
  const line = text
    .slice(0, SHOWN_LENGTH_MAX)
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u25a1");
  return text.length > SHOWN_LENGTH_MAX ? `${line}…` : line;
}
