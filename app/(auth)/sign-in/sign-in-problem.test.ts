import { expect, test } from "vitest";
import { PROBLEM_TEXT, signInProblem } from "./sign-in-problem";

test.each([
  ["CredentialsSignin", { kind: "wrong" }],
  ["Throttled:28", { kind: "throttled", waitSeconds: 28 }],
  ["Unavailable", { kind: "unavailable" }],
  ["AccessDenied", { kind: "not_allowed" }],
  ["Verification", { kind: "link_used" }],
  ["OAuthCallback", { kind: "provider" }],
  ["Callback", { kind: "provider" }],
])("%s is said in our words", (error, problem) => expect(signInProblem(error)).toEqual(problem));

test("no error is no problem", () => {
  for (const none of [undefined, null, ""]) expect(signInProblem(none)).toBeNull();
});

test("an address can neither lock the form for long nor put words on the page", () => {
  expect(signInProblem("Throttled:9999")).toEqual({ kind: "throttled", waitSeconds: 900 });
  expect(signInProblem("Throttled:99999999")).toEqual({ kind: "other" });
  expect(signInProblem("Your account is closed, call +1 555")).toEqual({ kind: "other" });
});

test("a wrong sign-in does not say which half was wrong", () => {
  expect(PROBLEM_TEXT.wrong).toMatch(/address or the password/);
});
