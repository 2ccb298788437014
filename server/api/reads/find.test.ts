import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeFund, makeMember, makeProvider } from "@/server/testing/make";
import { NewTask, openTask } from "@/server/tasks/open-task";
import { findByName } from "./find";
import { AuditListInput, listAudit } from "./list-audit";

let scene: DatabaseScene;
let actionId: string;
let memberId: string;

beforeAll(async () => {
  scene = await databaseScene();
  const member = await makeMember(scene.db, { name: "Ada Quill", email: "ada@quill.example" });
  memberId = member.id;
  const sent = { action: "user.approve", input: { userId: member.id } };
  actionId = (await scene.submit(agent("shaggy"), sent)).id;
  await makeFund(scene.db, { name: "Quillon Capital" });
  await makeProvider(scene.db, { name: "Quillspan Audit" });
  await openTask(scene.kernel, agent("scooby"), NewTask.parse({ assignee: "velma", title: "Call Ada Quill" }));
});
afterAll(() => scene.close());

const find = (q: string) => findByName(scene.db, { q });

describe("what the command menu finds", () => {
  it("is everything that is called so", async () => {
    const found = await find("quill");
    expect(found.actions).toMatchObject([{ id: actionId, kind: "user.approve", status: "held" }]);
    expect(found.members).toMatchObject([{ id: memberId, note: "ada@quill.example" }]);
    expect(found.funds).toMatchObject([{ name: "Quillon Capital" }]);
    expect(found.providers).toMatchObject([{ name: "Quillspan Audit" }]);
    expect(found.tasks).toMatchObject([{ title: "Call Ada Quill", assignee: "velma", status: "open" }]);
  });

  it.each([
    ["its words in any order", () => "quill approve"],
    ["the beginning of its id", () => actionId.slice(0, 13)],
    ["its kind", () => "user.app"],
    ["its agent", () => "shag"],
  ])("is an action by %s", async (_, text) => {
    expect((await find(text())).actions.map(({ id }) => id)).toContain(actionId);
  });

  it("takes the wildcards of a pattern for themselves", async () => {
    const found = await find("%_%");
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe("a search of the trail", () => {
  const idsFor = async (q: string) => {
    const { items } = await listAudit(scene.db, AuditListInput.parse({ q }));
    return items.map((item) => item.actionId);
  };

  it.each([
    ["the title of the action", () => "ada quill"],
    ["the beginning of its id", () => actionId.slice(0, 13)],
    ["who did it", () => "shag"],
    ["the type", () => "action.hel"],
  ])("finds events by %s", async (_, text) => {
    expect(await idsFor(text())).toContain(actionId);
  });

  it("finds what people did by their name", async () => {
    await scene.approve(await scene.holdOne());
    const { items } = await listAudit(scene.db, AuditListInput.parse({ q: "evan" }));
    expect(items.map(({ type }) => type)).toEqual(["action.approved"]);
  });

  it("finds nothing where nothing is called so", async () => {
    expect(await idsFor("nobody is called so")).toEqual([]);
  });
});
