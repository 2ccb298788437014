import { describe, expect, it } from "vitest";
import { naughtyStrings, scripts } from "@/server/testing/hostile/read-hostile";
import { hostOf, isAddress, needsUnicodeMail } from "./address";

describe("an address", () => {
  it.each([
    "ada@example.com",
    "Ada.O'Hara+letters@mail.example.co.uk",
    "leser@bücher.example",
    "leser@xn--bcher-kva.example",
    "jürgen@example.com",
    "用户@例子.广告",
    "user@xn--fsqu00a.xn--4rr70v",
  ])("%s can be written to", (text) => expect(isAddress(text)).toBe(true));

  it.each([
    ["without a domain", "ada@"],
    ["without a name", "@example.com"],
    ["on a host without a dot", "root@localhost"],
    ["on a number", "ada@127.0.0.1"],
    ["two at once", "ada@example.com,eve@example.com"],
    ["with a second line", "ada@example.com\r\nBcc: eve@example.com"],
    ["with a name around it", "Ada <ada@example.com>"],
    ["with an encoded break", "ada@example.com%0d%0aBcc:eve@example.com"],
    ["that is turned round", "ada\u202emoc.elpmaxe@example.com"],
    ["with a zero-width space", "ad\u200ba@example.com"],
    ["with a soft hyphen in its domain", "ada@exam\u00adple.com"],
    ["with a space", "ada lovelace@example.com"],
    ["with two dots", "ada..l@example.com"],
    ["whose name is too long", `${"a".repeat(65)}@example.com`],
    ["whose name is too long in UTF-8", `${"ü".repeat(33)}@example.com`],
    ["that is too long", `ada@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.com`],
    ["with half a character", "ada\ud800@example.com"],
    ["with NUL", "ada\u0000@example.com"],
  ])("%s is none", (_, text) => expect(isAddress(text)).toBe(false));

  it("is not made of hostile strings, alone or before a domain", () => {
    const broken = (text: string) => /[\s<>"(),:;\\[\]]|[^\P{C}]/u.test(text);
    for (const text of [...naughtyStrings(), ...scripts()]) {
      expect(isAddress(text) && broken(text)).toBe(false);
      expect(isAddress(`${text}@example.com`) && broken(text)).toBe(false);
    }
  });

  it("says whether every server on the way must speak SMTPUTF8", () => {
    expect(needsUnicodeMail("jürgen@example.com")).toBe(true);
    expect(needsUnicodeMail("leser@bücher.example")).toBe(false);
    expect(hostOf("leser@BÜCHER.example")).toBe("xn--bcher-kva.example");
  });
});
