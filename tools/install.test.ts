import { expect, test } from "vitest";
import { isInstalled, refuseOldNode } from "./install.mjs";

const lockfile = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/next": { version: "16.4.6" },
    "node_modules/@next/swc-darwin-arm64": { version: "16.4.6", optional: true },
  },
};

test("what npm wrote down as the lockfile says counts as installed, other platforms' binaries aside", () => {
  expect(isInstalled(lockfile, { packages: { "node_modules/next": { version: "16.4.6" } } })).toBe(true);
});

test("another version, a missing package or one too many asks for an install", () => {
  expect(isInstalled(lockfile, { packages: { "node_modules/next": { version: "16.4.5" } } })).toBe(false);
  expect(isInstalled(lockfile, { packages: {} })).toBe(false);
  const tooMany = { "node_modules/next": { version: "16.4.6" }, "node_modules/left-over": { version: "1.0.0" } };
  expect(isInstalled(lockfile, { packages: tooMany })).toBe(false);
});

test("a clone without node_modules asks for an install", () => {
  expect(isInstalled(lockfile, undefined)).toBe(false);
});

test("a Node that is too old is refused with the version to get", () => {
  expect(() => refuseOldNode("20.18.3")).toThrow("install Node 20.19 or newer");
  expect(() => refuseOldNode("18.20.4")).toThrow("This is Node 18.20.4");
  expect(() => refuseOldNode("20.19.0")).not.toThrow();
  expect(() => refuseOldNode("24.0.0")).not.toThrow();
});
