import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_HEADER, clientAddress } from "./client-address";
import { settleAddresses } from "./settle-addresses";

const SOCKET = "::ffff:10.0.0.9";

function settled(claims: IncomingHttpHeaders, trustedProxies: number): IncomingHttpHeaders {
  const headers = { ...claims };
  settleAddresses(headers, SOCKET, trustedProxies);
  return headers;
}
const clientOf = (forwardedFor: string | undefined, trustedProxies: number) =>
  settled({ "x-forwarded-for": forwardedFor }, trustedProxies)[CLIENT_HEADER];

test("without declared proxies a client is where its connection comes from, whatever it claims", () => {
  for (const claim of [undefined, "203.0.113.7", "203.0.113.7, 198.51.100.2", ""]) {
    expect(clientOf(claim, 0)).toBe("10.0.0.9");
  }
  const claims = { "x-ops-client": "203.0.113.7", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  expect(settled({ ...claims, host: "ops" }, 0)).toEqual({ [CLIENT_HEADER]: "10.0.0.9", host: "ops" });
});

test("behind proxies it is what the outermost of ours saw; what stands before is the client's own claim", () => {
  expect(clientOf("203.0.113.7", 1)).toBe("203.0.113.7");
  expect(clientOf("6.6.6.6, 203.0.113.7", 1)).toBe("203.0.113.7");
  expect(clientOf("6.6.6.6, 203.0.113.7, 192.0.2.1", 2)).toBe("203.0.113.7");
  expect(settled({ "x-forwarded-host": "ops.example" }, 1)).toMatchObject({ "x-forwarded-host": "ops.example" });
});

test("a request that came past some proxies is known by what is left", () => {
  expect(clientOf(undefined, 1)).toBe("10.0.0.9");
  expect(clientOf("203.0.113.7", 2)).toBe("203.0.113.7");
});

test("one address has one spelling", () => {
  expect(clientOf("203.0.113.7:4711", 1)).toBe("203.0.113.7");
  expect(clientOf("[2001:db8::7]:4711", 1)).toBe("2001:db8::7");
  expect(clientOf("2001:db8::7", 1)).toBe("2001:db8::7");
});

test("what was settled is what a handler reads; nothing settled is unknown, and a long one is cut", () => {
  expect(clientAddress(new Headers({ [CLIENT_HEADER]: "203.0.113.7", "x-forwarded-for": "6.6.6.6" }))).toBe(
    "203.0.113.7",
  );
  expect(clientAddress(new Headers({ "x-forwarded-for": "6.6.6.6" }))).toBe("unknown");
  expect(clientAddress(new Headers({ [CLIENT_HEADER]: "x".repeat(500) }))).toHaveLength(64);
});
