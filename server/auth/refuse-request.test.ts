import { expect, test } from "vitest";
import { refuseRequest } from "./refuse-request";

const PUBLIC_URL = "https://ops.hedgeco.example";
const refuse = (path: string, init?: RequestInit) =>
  refuseRequest(new Request(`http://inner:3000/api/auth${path}`, init), PUBLIC_URL);

test.each(["GET", "HEAD"])(
  "opening a mailed link (%s) does not use it up: it leads to the page with the button",
  (method) => {
    const answer = refuse("/callback/email?token=t&email=e%40hedgeco.example", { method });
    expect(answer?.status).toBe(303);
    expect(answer?.headers.get("location")).toBe(`${PUBLIC_URL}/sign-in/link?token=t&email=e%40hedgeco.example`);
  },
);

test("the button works from our own page only", () => {
  const press = (origin: string) => refuse("/callback/email?token=t", { method: "POST", headers: { origin } });
  expect(press(PUBLIC_URL)).toBeNull();
  expect(press("https://evil.example")?.status).toBe(403);
  expect(press("null")?.status).toBe(403);
});

test("nobody writes into our log from outside", () => {
  expect(refuse("/_log", { method: "POST" })?.status).toBe(404);
});

test.each(["/csrf", "/session", "/signin/email", "/callback/credentials", "/callback/oidc?code=1"])(
  "%s goes on to next-auth",
  (path) => expect(refuse(path)).toBeNull(),
);
