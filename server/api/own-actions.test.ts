import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMember } from "@/server/testing/make";

let world: DatabaseApp;
let keys: Record<"shaggy" | "velma" | "daphne" | "fred", string>;
let evan: string;

beforeAll(async () => {
  world = await databaseApp();
  const [shaggy, velma, daphne, fred] = await Promise.all(
    ["shaggy", "velma", "daphne", "fred"].map((name) => world.agentKey(name)),
  );
  keys = { shaggy: shaggy ?? "", velma: velma ?? "", daphne: daphne ?? "", fred: fred ?? "" };
  evan = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

const submit = async (key: string, body: unknown) => (await world.call("POST /actions", { key, body })).body;
const read = (key: string, id: unknown, what = "") => world.call(`GET /actions/${String(id)}${what}`, { key });
const find = async (key: string, query: string) => (await world.call(`GET /actions?${query}`, { key })).body.items;

/** An action about a person with an unmistakable name. */
async function approvalOf(name: string) {
  const member = await makeMember(world.scene.db, { name });
  const body = { action: "user.approve", input: { userId: member.id }, note: `${name} is fine.` };
  const { id } = await submit(keys.shaggy, body);
  return { id, body, member };
}

describe("another agent's action", () => {
  it("may be read, waited for and followed by who submitted the same and was answered with it", async () => {
    const { id, body } = await approvalOf("Twice Asked");
    expect((await read(keys.velma, id)).status).toBe(404);
    expect(await submit(keys.velma, body)).toMatchObject({ id, created: false });
    for (const what of ["", "/wait?timeoutSeconds=0", "/events"]) {
      expect((await read(keys.velma, id, what)).status, what).toBe(200);
    }
    expect((await read(keys.daphne, id)).status).toBe(404);
    expect(await find(keys.velma, "")).toEqual([]);
  });

  it("is not there to be changed when it is not there to be read", async () => {
    const { id } = await approvalOf("Not Theirs");
    for (const verb of ["cancel", "revise"]) {
      const change = (key: string) => world.call(`POST /actions/${String(id)}/${verb}`, { key, body: { reason: "r" } });
      expect((await change(keys.velma)).body, verb).toMatchObject({ status: 404, code: "not_found" });
      expect((await change(keys.fred)).body, verb).toMatchObject({ status: 403, code: "forbidden" });
    }
  });
});

describe("names and addresses in actions", () => {
  it("are masked for agents without the personal grant, wherever an action is read", async () => {
    const { id, member } = await approvalOf("Quill Verity");
    for (const key of [keys.shaggy, keys.fred]) {
      const list = JSON.stringify(await find(key, "limit=200"));
      const parts = await Promise.all(["", "/wait?timeoutSeconds=0", "/events"].map((what) => read(key, id, what)));
      const shown = [list, ...parts.map(({ body }) => JSON.stringify(body))];
      for (const text of shown) {
        expect(text).not.toContain(key === keys.fred ? "Quill" : "Approve Quill");
        expect(text).not.toContain(member.email);
      }
    }
    expect((await read(keys.shaggy, id)).body).toMatchObject({
      title: "Approve a member",
      input: { userId: member.id },
      note: "Quill Verity is fine.",
    });
    expect((await read(evan, id)).body.title).toBe("Approve Quill Verity");
  });

  it("cannot be guessed letter by letter through the search", async () => {
    const { id } = await approvalOf("Zenobia Oracle");
    expect(await find(keys.shaggy, "q=Zenobia")).toEqual([]);
    expect(await find(keys.fred, "q=Zenobia")).toEqual([]);
    expect(await find(evan, "q=Zenobia")).toMatchObject([{ id }]);
  });

  it("that an agent sent itself it reads as it sent them; others read where the mail goes and no more", async () => {
    const member = await makeMember(world.scene.db, { status: "active" });
    const data = { firstName: "Zora", dashboardUrl: "https://members.hedgeco.example/dashboard" };
    const input = { to: member.email, templateKey: "welcome_investor", data };
    const { id } = await submit(keys.daphne, { action: "email.send_one", input });
    const own = (await read(keys.daphne, id)).body;
    expect(own).toMatchObject({ input, title: `Send welcome investor to ${member.email}` });
    expect(await find(keys.daphne, `q=${encodeURIComponent(member.email)}`)).toMatchObject([{ id }]);
    const others = (await read(keys.fred, id)).body;
    const masked = { to: `…@${member.email.split("@")[1]}`, templateKey: "welcome_investor", data: "…" };
    expect(others).toMatchObject({ input: masked, title: "Send one e-mail" });
    expect(await find(keys.fred, `q=${encodeURIComponent(member.email)}`)).toEqual([]);
  });
});

describe("a submission's answer", () => {
  const notice = { action: "notification.send", input: { level: "digest", to: "all", title: "t", body: "b" } };

  it("to a dry run says so and names no action, alone and in a batch", async () => {
    const sent = { ...notice, dryRun: true };
    const answer = await world.call("POST /actions", { key: keys.shaggy, body: sent });
    const batch = await world.call("POST /actions/batch", { key: keys.shaggy, body: { items: [sent] } });
    expect([answer.status, batch.status]).toEqual([200, 200]);
    // Safe because a batch of another shape fails here.
    const [item] = batch.body.items as { action: Record<string, unknown> }[];
    for (const preview of [answer.body, item?.action]) {
      expect(preview).toMatchObject({ dryRun: true, status: "queued", decision: { verdict: "run" } });
      expect(preview).not.toHaveProperty("id");
    }
  });

  it("to an empty key, and to one key for many actions, is 400 with the field", async () => {
    const headers = (key: string) => ({ "idempotency-key": key });
    const empty = await world.call("POST /actions", { key: keys.shaggy, body: notice, headers: headers("") });
    const body = { items: [notice] };
    const many = await world.call("POST /actions/batch", { key: keys.shaggy, body, headers: headers("k") });
    for (const answer of [empty, many]) {
      expect(answer.body).toMatchObject({ status: 400, fields: [{ path: "idempotencyKey" }] });
    }
  });
});
