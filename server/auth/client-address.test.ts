import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

const from = (value: string) => clientAddress(new Headers({ "x-forwarded-for": value }));

test("the nearest proxy's word counts, not what the client claims before it", () => {
  expect(from("203.0.113.7")).toBe("203.0.113.7");
  expect(from("10.0.0.1, 198.51.100.2 ,203.0.113.7")).toBe("203.0.113.7");
});

test("without an address the client is unknown, and a long one is cut", () => {
  expect(clientAddress(new Headers())).toBe("unknown");
  expect(from(" ")).toBe("unknown");
  expect(from("x".repeat(500))).toHaveLength(64);
});
