import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_HEADER, NEARBY_HEADER, clientAddress } from "./client-address";
import { settleAddresses } from "./settle-addresses";

const SOCKET = "::ffff:10.0.0.9";

function settled(claims: IncomingHttpHeaders, trustedProxies: number, socket = SOCKET): IncomingHttpHeaders {
  const headers = { ...claims };
  settleAddresses(headers, socket, trustedProxies);
  return headers;
}
const nearby = (claims: IncomingHttpHeaders, socket: string, trustedProxies = 0) =>
  settled(claims, trustedProxies, socket)[NEARBY_HEADER] === "1";
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

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "192.168.1.9", "172.18.0.1", "fd00::7", "fe80::1"])(
  "%s is nearby when it comes straight to us",
  (address) => expect(nearby({}, address)).toBe(true),
);

test.each(["203.0.113.7", "2001:db8::7", "", "nonsense"])("%j is not nearby, whatever it claims", (address) => {
  expect(nearby({ "x-ops-nearby": "1" }, address)).toBe(false);
});

test("what came by a proxy is not nearby, declared or not: it may come from anywhere", () => {
  for (const trustedProxies of [0, 1, 2]) {
    expect(nearby({ "x-forwarded-for": "203.0.113.7" }, "127.0.0.1", trustedProxies)).toBe(false);
    expect(nearby({ "x-forwarded-for": "10.0.0.1" }, "127.0.0.1", trustedProxies)).toBe(false);
    expect(nearby({ "x-forwarded-proto": "https" }, "127.0.0.1", trustedProxies)).toBe(false);
  }
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
