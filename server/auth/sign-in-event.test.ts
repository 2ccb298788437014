import { expect, test } from "vitest";
import { sha256 } from "@/server/kernel/key";
import { signInEvent } from "./sign-in-event";

const event = (email: string) =>
  signInEvent("staff.sign_in_failed", { at: new Date(0), method: "password", attempt: { email, client: "192.0.2.1" } });

test("the part of an event that stays tells which attempts belong together, and not whose they are", () => {
  const { body } = event("evan@hedgeco.example");
  expect(event("Evan@HedgeCo.example").body).toEqual(body);
  expect(event("ingrid@hedgeco.example").body).not.toEqual(body);
  const tag = String(body.emailHash);
  expect(tag).toMatch(/^[0-9a-f]{16}$/);
  // Whoever guesses an address can try it against a plain hash.
  expect(sha256("evan@hedgeco.example")).not.toContain(tag);
});

test("the address itself stands in the part that can be erased", () => {
  expect(event("evan@hedgeco.example").private).toEqual({ email: "evan@hedgeco.example", client: "192.0.2.1" });
});
