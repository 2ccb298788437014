import { describe, expect, it } from "vitest";
import { foreignHosts } from "./foreign-hosts";

describe("a host that is not ours", () => {
  it.each([
    ["https://evil.example:99999/.hedgeco.example", "evil.example"],
    ["https://evil.example).hedgeco.example/x", "evil.example"],
    ["https://evil.example,.hedgeco.example", "evil.example"],
    ["https://evil.example|.hedgeco.example", "evil.example"],
    ["https://10.1.2.3,.hedgeco.example/", "10.1.2.3"],
    ["https://evil.example,@hedgeco.example/", "evil.example"],
    ["https://hedgeco.example\\@evil.example", "evil.example"],
    ["https://hedgeco.example/,https://evil.example", "evil.example"],
    ["Visit evil.xn--p1ai today", "evil.xn--p1ai"],
    ["Visit बैंक.भारत today", "बैंक.भारत"],
  ])("is found where programs differ in what they make a link of: %s", (text, host) => {
    expect(foreignHosts({ text })).toContain(host);
  });

  it("is not seen in addresses of ours", () => {
    const text = "https://hedgeco.example, http://members.hedgeco.example:8080/a.b/c?next=/x, hedgeco.example.";
    expect(foreignHosts({ text })).toEqual([]);
  });
});
