import { describe, expect, it } from "vitest";
import { mailDocument } from "./mail-document";

describe("a mail shown in the console", () => {
  it("has its policy before anything of the mail", () => {
    const shown = mailDocument("<html><head><script>steal()</script></head></html>");
    expect(shown.startsWith('<!doctype html><meta http-equiv="Content-Security-Policy"')).toBe(true);
    expect(shown.indexOf("Content-Security-Policy")).toBeLessThan(shown.indexOf("steal"));
  });

  it("has it in the dark too, where the mail is marked for its own dark rules", () => {
    const shown = mailDocument("<html><body></body></html>", "dark");
    expect(shown.startsWith('<!doctype html><html data-ogsc><meta http-equiv="Content-Security-Policy"')).toBe(true);
  });

  it("forbids scripts and everything remote", () => {
    const policy = /content="([^"]+)"/.exec(mailDocument(""))?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|https?:/);
  });
});
