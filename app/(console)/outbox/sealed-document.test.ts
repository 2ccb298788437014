import { describe, expect, it } from "vitest";
import { sealedDocument } from "./sealed-document";

describe("a mail shown in the console", () => {
  it("has its policy before anything of the mail", () => {
    const sealed = sealedDocument('<html><head><script>steal()</script></head><body><img src="https://t.example/p"></body></html>');
    expect(sealed.indexOf("Content-Security-Policy")).toBeLessThan(sealed.indexOf("steal"));
    expect(sealed.startsWith("<!doctype html><meta http-equiv=")).toBe(true);
  });

  it("forbids scripts and everything remote", () => {
    const policy = /content="([^"]+)"/.exec(sealedDocument(""))?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("img-src data:");
    expect(policy).not.toMatch(/script-src|https?:/);
  });
});
