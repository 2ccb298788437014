import { describe, expect, it } from "vitest";
import { linkParts } from "./link-parts";

describe("a link in evidence", () => {
  it("names the host apart from the rest", () => {
    expect(linkParts("https://register.example.org/c/1?v=2#x")).toEqual({
      before: "https://",
      host: "register.example.org",
      after: "/c/1?v=2#x",
    });
  });

  it("is not fooled by a host written as a user name", () => {
    expect(linkParts("https://bank.example@evil.example/login")?.host).toBe("evil.example");
  });

  it("shows lookalike letters in their encoded form", () => {
    expect(linkParts("https://hedgеco.example/")?.host).toMatch(/^xn--/);
  });

  it("offers nothing to open that is not http", () => {
    expect(linkParts("javascript:alert(1)")).toBeNull();
    expect(linkParts("data:text/html,hi")).toBeNull();
    expect(linkParts("not an address")).toBeNull();
  });
});
