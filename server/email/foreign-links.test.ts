import { describe, expect, it } from "vitest";
import { foreignLinks } from "./foreign-links";

describe("a text for staff", () => {
  it.each([
    ["See https://evil.example/login", "evil.example"],
    ["Visit www.true-informations.com.", "www.true-informations.com"],
    ["Write to amy.watson@mailbox.example", "mailbox.example"],
    ["evil。example asks", "evil.example"],
    ["Open https://evil.md now", "evil.md"],
    ["Open evil.md/login", "evil.md"],
  ])("leads away when it names a host that is not ours: %s", (text, host) => {
    expect(foreignLinks(text)).toContain(host);
  });

  it.each(["policies.md has changed", "212 since midnight; usually 100.", "See https://members.hedgeco.example/x"])(
    "does not when it names a file, a figure or our own site: %s",
    (text) => expect(foreignLinks(text)).toEqual([]),
  );
});
