import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blobs, evidence } from "@/drizzle/schema/actions";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import { drawDocument } from "@/drizzle/seed/draw-document";
import { readEvidence } from "@/server/api/reads/action-evidence";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { sweepUploads } from "@/server/evidence/sweep-uploads";
import { UPLOAD_BYTES_MAX, uploadEvidence } from "@/server/evidence/upload-evidence";
import { UPLOAD_QUOTA } from "@/server/evidence/upload-quota";
import { sha256 } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { eventsOfType } from "@/server/testing/events-of-type";
import { agent, makeMember } from "@/server/testing/make";
import { trailDefects } from "@/server/testing/trail-defects";

let world: DatabaseApp;
let shaggy: string;
let fred: string;
beforeAll(async () => {
  world = await databaseApp();
  [shaggy, fred] = await Promise.all([world.agentKey("shaggy"), world.agentKey("fred")]);
});
afterAll(() => world.close());

const passport = drawDocument("PASSPORT", ["ADA LOVELACE"]);
const upload = (body: unknown, key = shaggy) => world.call("POST /evidence", { key, body });
const picture = (bytes = passport) => ({ base64: bytes.toString("base64"), contentType: "image/png" });
let n = 0;
/** Text that nobody has uploaded before. */
const fresh = (text = "checked") => ({ text: `${text} ${n++}` });

async function submit(shown: unknown[], key = shaggy, more: Record<string, unknown> = {}) {
  const { id } = await makeMember(world.scene.db);
  const body = { action: "user.approve", input: { userId: id }, evidence: shown, ...more };
  return world.call("POST /actions", { key, body });
}

describe("uploading", () => {
  it("answers the hash as id, and the same id and nothing new to the same bytes", async () => {
    const first = await upload(picture());
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      ...{ id: sha256(passport), contentType: "image/png", sizeBytes: passport.length, warnings: [], created: true },
      image: { width: expect.any(Number), height: expect.any(Number) },
      keptUntil: expect.stringMatching(/Z$/),
    });
    const again = await upload(picture());
    expect([again.status, again.body.id, again.body.created]).toEqual([200, first.body.id, false]);
    const stored = await world.scene.db.select().from(evidenceUploads);
    expect(stored.filter(({ sha256: hash }) => hash === sha256(passport))).toHaveLength(1);
  });

  it.each([
    ["neither bytes nor text", {}],
    ["both", { base64: "aGk=", text: "hi" }],
    ["nothing in it", { text: "" }],
    ["no base64", { base64: "####" }],
    ["base64 without its end", { base64: "aGk" }],
    ["a member that is not known", { text: "hi", name: "x" }],
    ["a lie about the type", { text: "hi", contentType: "image/png" }],
    ["markup as text", { text: "<html><script>alert(1)</script>", contentType: "text/plain" }],
    ["a picture cut off", picture(passport.subarray(0, 200))],
  ])("refuses %s", async (_, body) => {
    const answer = await upload(body);
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_input"]);
  });

  it("refuses more than the largest size, by its bytes", async () => {
    expect((await upload({ text: "é".repeat(UPLOAD_BYTES_MAX / 2) })).status).toBe(201);
    const answer = await upload({ text: `${"é".repeat(UPLOAD_BYTES_MAX / 2)}.` });
    expect([answer.status, answer.body.code, answer.body.limit]).toEqual([413, "payload_too_large", UPLOAD_BYTES_MAX]);
  });

  it("is for agents that are not paused", async () => {
    const evan = await world.staffToken(world.scene.evan);
    expect((await upload(fresh(), evan)).body.code).toBe("forbidden");
    expect((await world.call("POST /evidence", { body: fresh() })).status).toBe(401);
    await pauseAgent(world.scene.db, world.scene.evan, { agent: "fred", reason: "looks odd" });
    expect((await upload(fresh(), fred)).body.code).toBe("agent_paused");
    await resumeAgent(world.scene.db, world.scene.evan, "fred");
  });

  it("names secrets in the answer and on record, and never shows them", async () => {
    const secret = `ghp_${"k3".repeat(18)}`;
    const answer = await upload({ text: `deploy with ${secret}\ncard 4242424242424242` });
    expect(answer.body).toMatchObject({ warnings: ["code_host_token", "card_number"] });
    const [event] = (await eventsOfType(world.scene.db, "evidence.uploaded")).filter(({ body }) =>
      JSON.stringify(body).includes(String(answer.body.id)),
    );
    expect(event?.body).toMatchObject({ warnings: ["code_host_token", "card_number"] });
    expect(JSON.stringify([answer.body, event])).not.toMatch(/k3k3|4242/);
  });
});

describe("the quota of an agent", () => {
  const send = (text: string, quota: Partial<typeof UPLOAD_QUOTA> | object, by = "daphne") =>
    uploadEvidence(world.scene.db, agent(by), { text }, { ...UPLOAD_QUOTA, ...quota });

  it("counts pieces, bytes of the hour and bytes kept, and not what is there already", async () => {
    await send("12345", {});
    await expect(send("another", { perHour: 1 })).rejects.toMatchObject({
      code: "rate_limited",
      details: { limit: 1, retryAfterSeconds: expect.any(Number) },
    });
    await expect(send("another", { bytesPerHour: 11 })).rejects.toMatchObject({ code: "rate_limited" });
    await expect(send("another", { bytesKept: 11 })).rejects.toMatchObject({ code: "rate_limited" });
    expect(await send("12345", { perHour: 1, bytesPerHour: 5, bytesKept: 5 })).toMatchObject({ created: false });
    expect(await send("another", { perHour: 2, bytesPerHour: 12, bytesKept: 12 })).toMatchObject({ created: true });
    expect(await send("another", { perHour: 1 }, "velma")).toMatchObject({ created: true });
  });

  it("is not exceeded by uploads that race", async () => {
    const sent = Array.from({ length: 12 }, (_, i) => send(`race ${i}`, { perHour: 4 }, "scooby"));
    const results = await Promise.allSettled(sent);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  });
});

describe("showing what was uploaded", () => {
  it("pins its bytes like those that come along, and the approver sees them", async () => {
    await upload(picture());
    const log = await upload({ text: "09:12 ok, password: hunter2hunter2" });
    const answer = await submit([
      { kind: "screenshot", title: "Passport", sha256: sha256(passport) },
      { kind: "log", title: "Checks", sha256: log.body.id },
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ riskLevel: "low", warnings: [{ evidence: 1, found: ["password"] }] });
    const id = String(answer.body.id);
    expect(await readEvidence(world.scene.db, id)).toMatchObject([
      { sha256: sha256(passport), contentType: "image/png", warnings: [], content: { as: "image", frames: 1 } },
      { title: "Checks", warnings: ["password"], content: { as: "text", cut: false } },
    ]);
    await world.scene.approve({ id, pinnedDigest: String(answer.body.pinnedDigest) });
    expect((await world.scene.rowOf(id)).status).toBe("approved");
    expect((await world.call(`GET /actions/${id}`, { key: shaggy })).status).toBe(200);
  });

  it("is the same request as with the bytes inline", async () => {
    const { text } = fresh();
    const { body: uploaded } = await upload({ text });
    const { id: userId } = await makeMember(world.scene.db);
    const send = (item: object) =>
      world.call("POST /actions", {
        key: shaggy,
        body: { action: "user.approve", input: { userId }, evidence: [{ kind: "log", title: "L", ...item }] },
        headers: { "idempotency-key": `same-${userId}` },
      });
    const first = await send({ text });
    const second = await send({ sha256: uploaded.id });
    expect([first.status, second.status, second.body.id]).toEqual([201, 200, first.body.id]);
  });

  it("refuses another agent's hash, an unknown one, and one that staff name, all alike", async () => {
    const { body: uploaded } = await upload(fresh());
    const item = { kind: "log", title: "L", sha256: uploaded.id };
    const fields = [{ path: "evidence.0.sha256", message: expect.stringContaining("nothing that you have uploaded") }];
    const evan = await world.staffToken(world.scene.evan);
    const notice = { action: "notification.send", input: { level: "digest", to: "all", title: "t", body: "b" } };
    const others = [
      await world.call("POST /actions", { key: await world.agentKey("scooby"), body: { ...notice, evidence: [item] } }),
      await submit([{ ...item, sha256: "0".repeat(64) }]),
      await submit([item], evan),
    ];
    for (const { status, body } of others)
      expect([status, body]).toMatchObject([400, { code: "invalid_input", fields }]);
  });

  it("refuses a screenshot that is no picture, a type beside the hash, and a hash that is none", async () => {
    const { body: uploaded } = await upload(fresh());
    const refused = [
      { kind: "screenshot", title: "S", sha256: uploaded.id },
      { kind: "log", title: "L", sha256: uploaded.id, contentType: "text/plain" },
      { kind: "log", title: "L", sha256: uploaded.id, text: "other" },
      { kind: "url", title: "U", sha256: uploaded.id },
      { kind: "log", title: "L", sha256: String(uploaded.id).toUpperCase() },
      { kind: "log", title: "L", sha256: "../../etc/passwd" },
    ];
    for (const item of refused) expect((await submit([item])).status, JSON.stringify(item)).toBe(400);
  });

  it("stores nothing in the trail for a dry run or a refusal", async () => {
    const { body: uploaded } = await upload(fresh());
    const item = { kind: "log", title: "L", sha256: String(uploaded.id) };
    expect((await submit([item], shaggy, { dryRun: true })).body).toMatchObject({ dryRun: true });
    await submit([item, { ...item, sha256: "1".repeat(64) }]);
    const kept = await world.scene.db.select().from(blobs).where(eq(blobs.sha256, item.sha256));
    expect(kept).toEqual([]);
  });

  it("can be added by a revision, and by a batch", async () => {
    const { body: uploaded } = await upload(fresh());
    const shown = [{ kind: "log", title: "L", sha256: uploaded.id }];
    const held = await submit([]);
    const revised = await world.call(`POST /actions/${String(held.body.id)}/revise`, {
      key: shaggy,
      body: { evidence: shown, reason: "more to see" },
    });
    expect([revised.status, revised.body.generation]).toEqual([200, 2]);
    const members = await Promise.all([makeMember(world.scene.db), makeMember(world.scene.db)]);
    const items = members.map(({ id }) => ({ action: "user.approve", input: { userId: id }, evidence: shown }));
    const batch = await world.call("POST /actions/batch", { key: shaggy, body: { items } });
    expect(batch.body.items).toMatchObject([{ ok: true }, { ok: true }]);
  });
});

describe("evidence that comes along", () => {
  it("is looked through too, in text, JSON, addresses and encoded bytes", async () => {
    const token = `xoxb-${"1a".repeat(10)}`;
    const answer = await submit([
      { kind: "log", title: "clean", text: "nothing here" },
      { kind: "log", title: "text", text: `token ${token}` },
      { kind: "data", title: "json", json: { deep: [{ token }] } },
      { kind: "url", title: "url", url: "https://ops:hunter22@files.example/x" },
      { kind: "data", title: "bytes", base64: Buffer.from(token).toString("base64") },
    ]);
    const warnings = [
      { evidence: 1, found: ["chat_token"] },
      { evidence: 2, found: ["chat_token"] },
      { evidence: 3, found: ["password_in_address"] },
      { evidence: 4, found: ["chat_token"] },
    ];
    expect(answer.body).toMatchObject({ warnings });
    const again = await world.call(`GET /actions/${String(answer.body.id)}`, { key: shaggy });
    expect(JSON.stringify([answer.body, again.body])).not.toContain("1a1a");
    const stored = await world.scene.db
      .select()
      .from(evidence)
      .where(eq(evidence.actionId, String(answer.body.id)));
    expect(stored.map((item) => item.warnings)).toContainEqual(["password_in_address"]);
  });

  it("has the type of its bytes, whatever it claims", async () => {
    const base64 = passport.toString("base64");
    const answer = await submit([{ kind: "screenshot", title: "S", contentType: "text/html", base64 }]);
    expect(await readEvidence(world.scene.db, String(answer.body.id))).toMatchObject([
      { contentType: "image/png", content: { as: "image" } },
    ]);
  });
});

describe("the sweep", () => {
  it("removes what nobody may name any more, on record, and leaves what was shown", async () => {
    const [shown, unused] = [await upload(fresh()), await upload(fresh())];
    const item = { kind: "log", title: "L", sha256: String(shown.body.id) };
    const key = { "idempotency-key": "before-the-sweep" };
    const { id: userId } = await makeMember(world.scene.db);
    const body = { action: "user.approve", input: { userId }, evidence: [item] };
    const first = await world.call("POST /actions", { key: shaggy, body, headers: key });
    await world.scene.ownerDb.update(evidenceUploads).set({ keptUntil: sql`now() - interval '1 second'` });
    await sweepUploads(world.scene.db, 100);
    expect(await world.scene.db.select().from(evidenceUploads)).toEqual([]);
    const [event] = await eventsOfType(world.scene.db, "evidence.swept");
    expect(JSON.stringify(event?.body)).toContain(String(unused.body.id));
    expect((await readEvidence(world.scene.db, String(first.body.id)))[0]?.content.as).toBe("text");
    const repeat = await world.call("POST /actions", { key: shaggy, body, headers: key });
    expect([repeat.status, repeat.body.id]).toEqual([200, first.body.id]);
    expect((await submit([item])).status).toBe(400);
  });

  it("cannot be used to rewrite: uploads do not change, and what was shown does not go", async () => {
    await upload(fresh());
    const rewrite = world.scene.db.update(evidenceUploads).set({ text: "other" });
    await expect(rewrite).rejects.toMatchObject({ cause: { message: expect.stringContaining("permission denied") } });
    await expect(world.scene.db.delete(blobs)).rejects.toThrow();
  });
});

it("leaves a trail without defects", async () => {
  expect(await trailDefects(world.scene.db)).toEqual([]);
});
