import { describe, expect, it } from "vitest";
import { templates } from "./templates/registry";
import { freeWords } from "./free-words";

/** Written freely by their nature: an answer to a ticket, and what staff word themselves. */
const FREE = new Set(["ticket_reply", "block_notice"]);

describe("the words of an agent in a mail", () => {
  it.each(["Ada", "Anne-Marie O’Neill", "José", "Reader7", "your e-mail address", "service provider", "Dr. Wu"])(
    "that are a name or a phrase are let through: %s",
    (text) => expect(freeWords({ firstName: text })).toEqual([]),
  );

  it.each([
    "your password: call us now",
    "Ada, your account is blocked",
    "+1 555 0100",
    "iban4400012345",
    "please send all of it at once",
    "a".repeat(41),
    "!!!",
    "",
  ])("that say more are named by their field: %s", (text) => expect(freeWords({ what: text })).toEqual(["what"]));

  it("cannot be made of many phrases, nor hidden behind a link or in place of one", () => {
    const phrases = ["Your account is blocked.", "Reply with your password."];
    expect(freeWords({ paragraphs: phrases })).toEqual(["paragraphs"]);
    expect(freeWords({ what: "https://hedgeco.example: wire your dues to us today" })).toEqual(["what"]);
    expect(freeWords({ what: "https://hedgeco.example/your-account-is-blocked" })).toEqual(["what"]);
    expect(freeWords({ confirmUrl: "https://hedgeco.example wire your dues to us today" })).toEqual(["confirmUrl"]);
  });

  it("are found however deep they stand, and links are left to the rule on links", () => {
    expect(
      freeWords({ url: "https://members.hedgeco.example/x?a=1", details: [{ value: "Call 5550100 now" }] }),
    ).toEqual(["details"]);
  });

  it("leave the examples of every mail to members alone, but for reasons, which are written freely", () => {
    const found = templates
      .filter(({ category, key }) => category === "transactional" && !FREE.has(key))
      // Safe because the suite of the registry parses every example as an object.
      .flatMap(({ example }) => freeWords(example as Record<string, unknown>));
    expect(found).toEqual(["reason"]);
  });
});
