import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blobs } from "@/drizzle/schema/actions";
import { evidenceUploads } from "@/drizzle/schema/evidence-uploads";
import { drawDocument } from "@/drizzle/seed/draw-document";
import { readEvidence } from "@/server/api/reads/action-evidence";
import { sha256 } from "@/server/kernel/key";
import { imageBomb } from "@/server/testing/image-bomb";
import { makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let shaggy: string;
let velma: string;
beforeAll(async () => {
  world = await attackTarget();
  [shaggy, velma] = await Promise.all([world.agentKey("shaggy"), world.agentKey("velma")]);
});
afterAll(() => world.close());

const upload = (body: object, key = shaggy) => world.call("POST /evidence", { key, body });
const picture = drawDocument("PASSPORT", ["ADA"]);
const SCRIPT = "<script>fetch('//evil.example')</script>";

async function hold(item: object, key = shaggy) {
  const { id: userId } = await makeMember(world.scene.db);
  const body = { action: "user.approve", input: { userId }, evidence: [{ kind: "screenshot", title: "S", ...item }] };
  return (await world.call("POST /actions", { key, body })).body;
}

describe("bytes that are two things at once", () => {
  it.each([
    ["a page behind a picture", Buffer.concat([picture, Buffer.from(`<html>${SCRIPT}`)])],
    ["an archive behind a picture", Buffer.concat([picture, Buffer.from("PK\x03\x04script.js")])],
  ])("%s is shown as the picture alone, uploaded or inline", async (_, bytes) => {
    const base64 = bytes.toString("base64");
    const { body: uploaded } = await upload({ base64, contentType: "image/png" });
    for (const item of [{ sha256: uploaded.id }, { base64, contentType: "text/html" }]) {
      const { id } = await hold(item);
      const [shown] = await readEvidence(world.scene.db, String(id));
      expect(shown).toMatchObject({ contentType: "image/png", content: { as: "image" } });
      const text = JSON.stringify(shown);
      expect(text).toContain("data:image/webp;base64,");
      expect(text).not.toContain(base64.slice(0, 200));
    }
  });

  it.each([
    ["a picture's first bytes before a page", Buffer.concat([Buffer.from("GIF89a/*"), Buffer.from(`*/=1;${SCRIPT}`)])],
    ["a page that claims to be a picture", Buffer.from(`<html>${SCRIPT}`)],
    ["an SVG with a script", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)],
    ["a page behind a comment", Buffer.from(`<!-- log --><body>${SCRIPT}`)],
  ])("%s is refused under every name", async (_, bytes) => {
    for (const contentType of ["image/gif", "image/svg+xml", "text/html", "text/plain", undefined]) {
      expect((await upload({ base64: bytes.toString("base64"), contentType })).status).toBe(400);
    }
  });
});

describe("a picture that would fill the memory", () => {
  const base64 = imageBomb().toString("base64");

  it("is refused as an upload, and as inline evidence is named and not drawn", async () => {
    expect((await upload({ base64, contentType: "image/png" })).body).toMatchObject({
      ...{ status: 400, fields: [{ path: "base64", message: expect.stringContaining("pixels") }] },
    });
    const { id } = await hold({ base64 });
    expect(await readEvidence(world.scene.db, String(id))).toMatchObject([
      { content: { as: "file", why: "too_large" } },
    ]);
  });
});

describe("what another agent has uploaded", () => {
  it("cannot be shown by who knows its hash, nor taken over by uploading less of it", async () => {
    const { body } = await upload({ text: "seen by shaggy alone" });
    const refused = await hold({ kind: "log", sha256: body.id }, velma);
    const unknown = await hold({ kind: "log", sha256: sha256("never uploaded") }, velma);
    expect(refused).toEqual(unknown);
    expect(refused).toMatchObject({ status: 400, code: "invalid_input" });
  });
});

describe("whoever writes to the tables as the processes do", () => {
  it("cannot put other bytes under an upload's hash, nor change what was shown", async () => {
    const { body } = await upload({ text: "the true log" });
    const { id } = await hold({ kind: "log", sha256: body.id });
    const hash = String(body.id);
    const swaps = [
      world.scene.db.update(evidenceUploads).set({ text: "a better log" }).where(eq(evidenceUploads.sha256, hash)),
      world.scene.db.update(blobs).set({ text: "a better log" }).where(eq(blobs.sha256, hash)),
      world.scene.db.execute(sql`update evidence set warnings = '[]' where action_id = ${String(id)}`),
    ];
    for (const swap of swaps) await expect(swap).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("cannot, as the owner, take a warning away from what was approved", async () => {
    const { body } = await upload({ text: "password=correct-horse" });
    const held = await hold({ kind: "log", sha256: body.id });
    const id = String(held.id);
    await world.scene.approve({ id, pinnedDigest: String(held.pinnedDigest) });
    await world.scene.ownerDb.execute(sql`update evidence set warnings = '[]' where action_id = ${id}`);
    expect(await runAction(world.scene.kernel, id, fakeWorld())).toBe("gone");
    expect((await world.scene.rowOf(id)).status).toBe("held");
  });
});
