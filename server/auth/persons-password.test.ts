import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { setPassword } from "./set-password";
import { createStaff } from "./staff";
import { SYSTEM } from "@/server/testing/staff-accounts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const person = { email: "marianne.holt@hedgeco.example", name: "Marianne Holt", role: "viewer" } as const;
const refused = { code: "invalid_input", details: { fields: [expect.objectContaining({ path: "password" })] } };

test("neither a first password nor a later one is made of its person's name", async () => {
  const add = (password: string) => createStaff(database.db, SYSTEM, { ...person, password });
  await expect(add("Marianne.Holt1")).rejects.toMatchObject(refused);
  const { id } = await add("correct horse battery");
  const choose = (password: string) => setPassword(database.db, SYSTEM, { staffId: id, password });
  await expect(choose("hedgeco-marianne")).rejects.toMatchObject(refused);
  await expect(choose("another long password")).resolves.toBeUndefined();
});

test("who signs in another way needs none", async () => {
  const withoutPassword = { ...person, email: "somebody@hedgeco.example" };
  await expect(createStaff(database.db, SYSTEM, withoutPassword)).resolves.toMatchObject({ id: expect.any(String) });
});
