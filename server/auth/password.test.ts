import { parseOptions } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { NOBODYS_HASH, PASSWORD_COST, hashPassword, verifyPassword } from "./password";

test("the right password is accepted and any other refused", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse batterY")).toBe(false);
  expect(await verifyPassword(stored, "")).toBe(false);
});

test("two people with the same password have different hashes", async () => {
  expect(await hashPassword("correct horse battery")).not.toBe(await hashPassword("correct horse battery"));
});

test("nobody's hash costs exactly what a stored one costs, so the time tells nothing", async () => {
  const cost = ({
    algorithm,
    version,
    memoryCost,
    timeCost,
    parallelism,
    outputLen,
  }: ReturnType<typeof parseOptions>) => ({
    ...{ algorithm, version, memoryCost, timeCost, parallelism, outputLen },
  });
  const stored = await hashPassword("correct horse battery");
  expect(cost(parseOptions(NOBODYS_HASH))).toEqual(cost(parseOptions(stored)));
  expect(cost(parseOptions(stored))).toMatchObject(PASSWORD_COST);
});

test("somebody without a password cannot sign in with any", async () => {
  expect(await verifyPassword(null, "correct horse battery")).toBe(false);
});

test("a password too short or too long is not taken", () => {
  expect(() => hashPassword("elevenchars")).toThrow("12 to 256");
  expect(() => hashPassword("x".repeat(257))).toThrow("12 to 256");
});
