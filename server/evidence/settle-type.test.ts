import { describe, expect, it } from "vitest";
import { settleType } from "./settle-type";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const PDF = Buffer.from("%PDF-1.7\n");
const type = (bytes: Buffer | string, declared?: string) => settleType(Buffer.from(bytes), declared);

describe("the bytes say what they are", () => {
  it.each([
    [PNG, "image/png"],
    [Buffer.from("ffd8ffe000104a464946", "hex"), "image/jpeg"],
    [Buffer.from("GIF89a\x01\x00"), "image/gif"],
    [Buffer.from("RIFF\x10\x00\x00\x00WEBPVP8 "), "image/webp"],
    [PDF, "application/pdf"],
    [Buffer.from('{"a": 1}'), "application/json"],
    [Buffer.from('{"a": 1'), "text/plain"],
    [Buffer.from("09:12:04 form sent"), "text/plain"],
    [Buffer.from("naïve — 東京 \u001b[31mred\u001b[0m"), "text/plain"],
    [Buffer.from("<3 this fund, a < b"), "text/plain"],
  ])("%#: %s", (bytes, expected) => {
    expect(settleType(bytes, undefined)).toBe(expected);
    expect(settleType(bytes, "application/octet-stream")).toBe(expected);
  });

  it("keeps text and JSON under a harmless name as what they are", () => {
    expect(type("a,b\n1,2", "text/csv; charset=utf-8")).toBe("text/plain");
    expect(type('{"a":1}', "application/vnd.check+json")).toBe("application/json");
    expect(type('{"a":1}', "TEXT/PLAIN")).toBe("application/json");
    expect(type(Buffer.from("ffd8ffe0", "hex"), "image/jpg")).toBe("image/jpeg");
  });
});

describe("a lie about the type is refused", () => {
  it.each([
    ["image/png", "no picture at all"],
    ["image/jpeg", PNG],
    ["image/svg+xml", PNG],
    ["text/html", "plain words"],
    ["text/html", PNG],
    ["application/json", "{broken"],
    ["application/pdf", "plain words"],
    ["text/plain", PNG],
    ["text/plain", PDF],
    ["application/javascript", "alert(1)"],
    ["application/xhtml+xml", "plain words"],
    ["nonsense", "plain words"],
  ])("%s", (declared, bytes) => expect(() => type(bytes, declared)).toThrow("not taken as evidence"));
});

describe("what a browser could run is refused, whatever it is called", () => {
  const markup = [
    "<!DOCTYPE html><html><body>hi",
    "\ufeff \n <HTML>",
    "<!-- a log, honestly --><!-- > --><script>alert(1)</script>",
    "<!-- never closed <script>alert(1)",
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<svg onload="alert(1)">',
    '<x:html xmlns:x="http://www.w3.org/1999/xhtml">',
    "<img src=x onerror=alert(1)>",
  ];
  it.each(markup.flatMap((text) => [undefined, "text/plain", "text/html"].map((name) => [name, text] as const)))(
    "%s: %s",
    (declared, text) => expect(() => type(text, declared)).toThrow("not taken as evidence"),
  );
});

it.each([
  ["UTF-16", Buffer.from("<html>", "utf16le")],
  ["an archive", Buffer.from("PK\x03\x04\x14\x00")],
  ["a program", Buffer.from("\x7fELF\x02\x01\x01\x00", "latin1")],
  ["a TIFF", Buffer.from("II*\x00\x08\x00\x00\x00")],
  ["broken UTF-8", Buffer.from("fffe41ff", "hex")],
])("%s is of no type that is taken", (_, bytes) => {
  for (const declared of [undefined, "text/plain", "image/png"]) {
    expect(() => settleType(bytes, declared)).toThrow("not taken as evidence");
  }
});
