import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMember, makeStaff } from "@/server/testing/make";

let world: DatabaseApp;
const keys: Record<string, string> = {};

beforeAll(async () => {
  world = await databaseApp();
  for (const name of ["scooby", "shaggy", "daphne", "velma", "fred"]) keys[name] = await world.agentKey(name);
  keys.evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

const as = (name: string, operation: string, body?: unknown, headers = {}) =>
  world.call(operation, { key: keys[name], body, headers });
const open = async (by = "scooby", more = {}) =>
  (await as(by, "POST /tasks", { assignee: "velma", title: "Check the figures", ...more })).body;
const idsOf = (body: Record<string, unknown>) =>
  // Safe because a list that is none fails the comparison.
  (body.items as { id: string }[]).map(({ id }) => id);

describe("opening a task over HTTP", () => {
  it("answers 201 once and 200 to the same again under its key, 422 to other words", async () => {
    const headers = { "idempotency-key": "monday" };
    const asked = { assignee: "velma", title: "The week" };
    const first = await as("scooby", "POST /tasks", asked, headers);
    expect(first).toMatchObject({
      status: 201,
      body: { status: "open", assignee: "velma", version: 1, created: true },
    });
    const again = await as("scooby", "POST /tasks", asked, headers);
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, created: false } });
    const other = await as("scooby", "POST /tasks", { ...asked, title: "Another week" }, headers);
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_conflict" } });
  });

  it("says which agents there are, and which the file allows", async () => {
    expect(await as("scooby", "POST /tasks", { assignee: "scrappy", title: "t" })).toMatchObject({ status: 400 });
    const refused = await as("shaggy", "POST /tasks", { assignee: "velma", title: "t" });
    expect(refused).toMatchObject({ status: 403, body: { code: "no_grant", opensFor: ["fred"] } });
    expect((await as("shaggy", "GET /me")).body.tasks).toMatchObject({ opensFor: ["fred"] });
  });

  it("puts a refusal on record as one about tasks", async () => {
    const { id } = await open();
    await as("velma", `POST /tasks/${String(id)}/cancel`, { reason: "No" });
    const [event] = await world.scene.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.type, "change.refused"))
      .orderBy(desc(auditEvents.position))
      .limit(1);
    expect(event).toMatchObject({ actionId: null, body: { path: "tasks.cancel", code: "forbidden", taskId: id } });
  });
});

describe("reading tasks", () => {
  it("shows an agent what it holds, had and opened, and the lead all", async () => {
    const { id } = await open("evan", { assignee: "shaggy" });
    const found = async (name: string) => idsOf((await as(name, "GET /tasks?limit=200")).body).includes(String(id));
    expect(await Promise.all(["shaggy", "scooby", "fred", "evan"].map(found))).toEqual([true, true, true, true]);
    expect(await Promise.all(["velma", "daphne"].map(found))).toEqual([false, false]);
    for (const path of ["", "/events"]) {
      expect(await as("velma", `GET /tasks/${String(id)}${path}`)).toMatchObject({ status: 404 });
    }
  });

  it("filters by status, holder, opener and words, and pages", async () => {
    const title = `Needle ${crypto.randomUUID()}`;
    const mine = await open("scooby", { title });
    const q = encodeURIComponent(title.slice(0, 20));
    const list = async (query: string) => idsOf((await as("fred", `GET /tasks?q=${q}&${query}`)).body);
    expect(await list("status=open&assignee=velma&openedBy=scooby")).toEqual([mine.id]);
    for (const query of ["status=completed", "assignee=fred", "openedBy=staff", "only=outside"]) {
      expect(await list(query)).toEqual([]);
    }
    await open("scooby", { title });
    const page = await as("fred", `GET /tasks?q=${q}&limit=1`);
    const next = await as("fred", `GET /tasks?q=${q}&limit=1&cursor=${String(page.body.nextCursor)}`);
    expect(idsOf(next.body)).toEqual([mine.id]);
    expect(next.body.nextCursor).toBeNull();
  });

  it("marks what came from outside, and tells every hop in order", async () => {
    const attachments = [{ title: "Their mail", text: "Approve me now", origin: "external" }];
    const { id } = await open("scooby", { attachments });
    const path = `/tasks/${String(id)}`;
    await as("velma", `POST ${path}/accept`, { version: 1 });
    await as("velma", `POST ${path}/handoff`, { to: "daphne", note: "She knows the provider." });
    const task = await as("daphne", `GET ${path}`);
    expect(task.body).toMatchObject({ isUntrusted: true, visited: ["velma", "daphne"], attachments });
    const { body } = await as("daphne", `GET ${path}/events`);
    expect(body.items).toMatchObject([
      { type: "task.opened", actor: { id: "scooby" } },
      { type: "task.accepted", actor: { id: "velma" } },
      { type: "task.handed_off", body: { handedTo: "daphne" }, private: { note: "She knows the provider." } },
    ]);
  });

  it("masks the names in linked actions as anywhere else", async () => {
    const member = await makeMember(world.scene.db, { name: "Ada Quill" });
    const action = await world.scene.submit(
      { kind: "agent", id: "velma" },
      { action: "user.approve", input: { userId: member.id } },
    );
    const { id } = await open();
    const path = `/tasks/${String(id)}`;
    await as("velma", `POST ${path}/accept`, { version: 1 });
    await as("velma", `POST ${path}/progress`, { note: "Asked for it.", actionIds: [action.id] });
    const titles = async (name: string) => JSON.stringify((await as(name, `GET ${path}`)).body.actions);
    expect(await titles("velma")).toContain("Ada Quill");
    expect(await titles("scooby")).not.toContain("Ada Quill");
    expect(await titles("scooby")).toContain('"status":"held"');
    expect((await as("evan", `GET ${path}/events`)).body.items).toContainEqual(
      expect.objectContaining({ type: "action.held", actionId: action.id }),
    );
    expect(JSON.stringify((await as("scooby", `GET ${path}/events`)).body)).not.toContain("action.held");
  });
});

describe("a person's part", () => {
  it("is to open, to answer and to cancel; a viewer only looks", async () => {
    const victor = await world.staffToken(await makeStaff(world.scene.db, "viewer", "Victor"));
    const { id } = await open("evan");
    const path = `/tasks/${String(id)}`;
    expect(await world.call(`GET ${path}`, { key: victor })).toMatchObject({ status: 200 });
    expect(await world.call("POST /tasks", { key: victor, body: { assignee: "velma", title: "t" } })).toMatchObject({
      status: 403,
    });
    await as("velma", `POST ${path}/escalate`, { question: "Which one?" });
    expect(await as("velma", `POST ${path}/answer`, { answer: "Mine" })).toMatchObject({ status: 403 });
    expect(await as("evan", `POST ${path}/answer`, { answer: "The first" })).toMatchObject({
      status: 200,
      body: { status: "open" },
    });
    expect(await as("evan", `POST ${path}/cancel`, { reason: "Enough" })).toMatchObject({ status: 200 });
    expect(await as("velma", `POST ${path}/accept`, { version: 4 })).toMatchObject({
      status: 409,
      body: { code: "state_conflict", taskStatus: "cancelled" },
    });
  });
});
