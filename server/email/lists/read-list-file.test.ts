import { describe, expect, it } from "vitest";
import { csvFormulas, naughtyStrings, scripts } from "@/server/testing/hostile/read-hostile";
import { LINES_MAX, readListFile } from "./read-list-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readListFile(utf8(text));
const addressesIn = (text: string) => read(text).addresses.map(({ address }) => address);
/** A cell as any spreadsheet writes it. */
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const TWO = ["ada@example.com", "zoë@example.com"];
describe("a file of addresses is read", () => {
  it.each([
    ["with commas", "name,email\nAda,ada@example.com\nZoë,zoë@example.com\n"],
    ["with semicolons and a comma in a name", 'Name;E-Mail\n"Lovelace, Ada";ada@example.com\nZoë;zoë@example.com'],
    ["with tabs", "E-MAIL ADDRESS\tname\nada@example.com\tAda\nzoë@example.com\tZoë"],
    ["with CRLF and blank lines", "EMAIL\r\n\r\nada@example.com\r\n\r\nzoë@example.com\r\n"],
    ["with CR alone", "email\rada@example.com\rzoë@example.com\r"],
    ["with quotes", '"email"\n"ada@example.com"\n"zoë@example.com"'],
    ["with a mark of UTF-8", "\ufeffemail\nada@example.com\nzoë@example.com"],
    ["as lines alone", "ada@example.com\nzoë@example.com"],
    ["with short and long lines", "name,email\nAda,ada@example.com,x,y\n,zoë@example.com"],
  ])("%s", (_, text) => expect(addressesIn(text)).toEqual(TWO));

  it.each([
    ["little", [0xff, 0xfe], (text: string) => Buffer.from(text, "utf16le")],
    ["big", [0xfe, 0xff], (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("in UTF-16, %s end first", (_, mark, encode) => {
    const file = Buffer.concat([Buffer.from(mark), encode("email\r\nada@example.com\r\nzoë@example.com")]);
    expect(readListFile(file).addresses.map(({ address }) => address)).toEqual(TWO);
  });

  it("with the line of each, over cells of several lines and blank ones", () => {
    const text = 'note,email\n"two\r\nlines",ada@example.com\n\nx,zoë@example.com\ny,nobody\n';
    expect(read(text)).toEqual({
      column: "email",
      addresses: [
        { line: 2, address: TWO[0] },
        { line: 5, address: TWO[1] },
      ],
      bad: [{ line: 6, problem: "unreadable", why: "it is no e-mail address", text: "nobody" }],
    });
  });
});

describe("a formula", () => {
  it.each(csvFormulas().filter((cell) => /^\s*[=+\-@]/.test(cell)))("%j refuses its line, in any column", (cell) => {
    for (const line of [`${quoted(cell)},Ada`, `ada@example.com,${quoted(cell)}`]) {
      const { addresses, bad } = read(`email,note\nzoë@example.com,fine\n${line}\n`);
      expect(addresses).toEqual([{ line: 2, address: TWO[1] }]);
      expect(bad).toEqual([expect.objectContaining({ line: 3, problem: "formula" })]);
    }
  });

  it.each([
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tx",
    "＝1+1",
    "＠SUM(1)",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-x@example.com",
  ])("%j is one", (cell) =>
    expect(read(`note,email\n${quoted(cell)},ada@example.com`).bad).toMatchObject([
      { line: 2, problem: "formula", column: "note" },
    ]),
  );

  it.each(["+49 (0) 30 123-456", "-12.5", "+1.000,00", "1-2", "a=b", "3@4", "", "'=1+1"])(
    "%j is none: a number with its sign, or text",
    (cell) =>
      expect(read(`note,email\n${quoted(cell)},ada@example.com`)).toMatchObject({ addresses: [{ line: 2 }], bad: [] }),
  );
});

it("a formula in the heading is told like any other", () => {
  expect(read("email,=1+1\nada@example.com,x").bad).toEqual([
    { line: 1, problem: "formula", column: "=1+1", text: "=1+1" },
  ]);
});

describe("hostile lines", () => {
  it("are told one by one and take no other line with them", () => {
    const hostile = [...naughtyStrings(), ...scripts()].filter((text) => text.trim() !== "" && text.isWellFormed());
    const sure = hostile.filter((text) => !text.includes("\u0000"));
    const rows = sure.map((text) => `${quoted(text)},x`);
    const { addresses, bad } = read(`email,note\n${TWO[0]},first\n${rows.join("\n")}\n${TWO[1]},last`);
    expect(addresses.map(({ address }) => address)).toEqual(TWO);
    expect(bad).toHaveLength(sure.length);
    for (const { text } of bad) expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

  it("with a quote that is never closed are told from where on", () => {
    expect(read('email\nada@example.com\n"zoë@example.com\nx@example.com\n').bad).toMatchObject([
      { line: 3, why: "a quote is opened and not closed" },
    ]);
  });
});

describe("what is no list is refused with a reason", () => {
  it.each([
    ["nothing", utf8(""), /no line/],
    ["blank lines", utf8("\n\r\n \n"), /no line/],
    ["no column of addresses", utf8("name,city\nAda,London"), /No column is called “email”/],
    ["two of them", utf8("email,E-Mail\na@example.com,b@example.com"), /More than one column/],
    ["Latin-1", Buffer.from("email\nzoë@example.com", "latin1"), /UTF-8 or UTF-16/],
    ["UTF-16 without its mark", Buffer.from("email\nada@example.com", "utf16le"), /UTF-8 or UTF-16/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /UTF-8 or UTF-16/],
    ["one endless line", utf8(`email\n"${"a".repeat(20_000)}`), /longer than 10,000/],
    ["too many lines", utf8(`email\n${"a@example.com\n".repeat(LINES_MAX + 1)}`), /more than 50,000 lines/],
    ["too many blank lines", utf8("\n".repeat(1_000_000)), /more than 50,000 lines/],
  ])("%s", (_, file, message) => expect(() => readListFile(file)).toThrow(message));

  it("and one of just as many lines as there may be is taken", () => {
    const lines = Array.from({ length: LINES_MAX }, (_, n) => `a${n}@example.com`);
    expect(read(`email\n${lines.join("\n")}\n`).addresses).toHaveLength(LINES_MAX);
    expect(read(lines.join("\r\n")).addresses).toHaveLength(LINES_MAX);
  });
});

describe("a file that is made to take long", () => {
  it.each([
    ["lines that just fit", `${"a".repeat(9_999)}\n`],
    [
      "domains that take long to write in ASCII",
      `a@${[...Array(3_000).keys()].map((n) => String.fromCodePoint(0x4e00 + n)).join("")}\n`,
    ],
  ])("does not, with %s", (_, line) => {
    const count = Math.floor((4 * 1024 * 1024 - 10) / Buffer.byteLength(line));
    const before = process.cpuUsage();
    expect(read(`email\n${line.repeat(count)}`)).toMatchObject({ addresses: [], bad: { length: count } });
    const { user } = process.cpuUsage(before);
    expect(user / 1_000_000).toBeLessThan(3);
  });

  it("is refused with a line too long, wherever it stands", () => {
    const long = "a".repeat(10_001);
    for (const text of [long, `email\n${long}\nx`, `email\r\n${long}`])
      expect(() => read(text)).toThrow(/A line is longer/);
    expect(read(`email\n${"a".repeat(10_000)}\n`).bad).toHaveLength(1);
  });
});
