import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { archiveAudience, changeAudience, createAudience, listAudiences } from "./save-audience";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const ACTIVE = { field: "status" as const, in: ["active" as const] };
const INVESTORS = { field: "role" as const, in: ["investor" as const] };
const create = (name: string) => createAudience(scene.kernel, scene.evan, { name, filter: ACTIVE });
const change = (id: string, version: number, name: string) =>
  changeAudience(scene.kernel, scene.evan, { id, version, name, filter: INVESTORS });
const find = async (id: string) => (await listAudiences(scene.db)).find((audience) => audience.id === id);

describe("a saved audience", () => {
  it("is changed only by who saw its present version; of two at once, one is told", async () => {
    const { id } = await create("Investors, first");
    const both = await Promise.allSettled([change(id, 1, "Investors, A"), change(id, 1, "Investors, B")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const stored = await find(id);
    expect(stored).toMatchObject({ version: 2, filter: INVESTORS });
    await expect(change(id, 1, "Too late")).rejects.toMatchObject({ code: "state_conflict" });
    expect(await find(id)).toEqual(stored);
  });

  it("has a name of its own, when it is made and when it is changed", async () => {
    const [first] = [await create("Circle"), await create("Square")];
    await expect(create("Circle")).rejects.toMatchObject({ code: "state_conflict", message: /of this name/ });
    await expect(change(first.id, 1, "Square")).rejects.toMatchObject({ code: "state_conflict" });
    expect(await find(first.id)).toMatchObject({ name: "Circle", version: 1 });
  });

  it("that is archived is neither listed nor changed nor archived again", async () => {
    const { id } = await create("Old friends");
    await archiveAudience(scene.kernel, scene.evan, id);
    expect(await find(id)).toBeUndefined();
    await expect(change(id, 1, "New friends")).rejects.toMatchObject({ code: "state_conflict" });
    await expect(archiveAudience(scene.kernel, scene.evan, id)).rejects.toMatchObject({ code: "state_conflict" });
  });
});
