import { describe, expect, test } from "vitest";
import { callbackPath } from "./callback-path";

const OWN = "https://ops.hedgeco.example";

describe("what stays on our origin is kept", () => {
  test.each([
    ["/approvals", "/approvals"],
    ["/approvals?status=held&risk=high#row-3", "/approvals?status=held&risk=high#row-3"],
    [`${OWN}/audit?type=staff.signed_in`, "/audit?type=staff.signed_in"],
    ["/search?q=//evil.example", "/search?q=//evil.example"],
    ["approvals/1", "/approvals/1"],
    ["/signs", "/signs"],
    // Without slashes after our own scheme the rest is relative.
    ["https:somewhere", "/somewhere"],
  ])("%s", (raw, path) => expect(callbackPath(raw, OWN)).toBe(path));
});

describe("what would leave it, or is no page, leads home", () => {
  test.each([
    "https://evil.example",
    "https://evil.example/approvals",
    "//evil.example",
    "///evil.example/a",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\u0000//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/approvals/..//evil.example",
    "/%2e//evil.example",
    "http://ops.hedgeco.example/approvals",
    "https://ops.hedgeco.example:8443/approvals",
    "https://ops.hedgeco.example.evil.example/",
    "https://ops.hedgeco.example@evil.example/",
    "https://someone:secret@ops.hedgeco.example/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//ops.hedgeco.example",
    "data:text/html,hello",
    "blob:https://ops.hedgeco.example/x",
    "/sign-in",
    "/sign-in?callbackUrl=/sign-in",
    "/api/auth/signout",
    "",
    "https://",
    undefined,
    ["/approvals"],
    { toString: () => "/approvals" },
  ])("%j", (raw) => expect(callbackPath(raw, OWN)).toBe("/"));
});

test("whatever comes out resolves to our origin, as a link and as a Location header", () => {
  const raws = [
    "/a//b",
    "/a/..%2f/b",
    "/%09/evil.example",
    "/%5cevil.example",
    "/;//evil.example",
    "?//evil.example",
    "https:evil.example",
  ];
  for (const raw of raws) expect(new URL(callbackPath(raw, OWN), OWN).origin).toBe(OWN);
});
