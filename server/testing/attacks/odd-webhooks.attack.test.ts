import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSuppressed } from "@/server/email/suppression";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { processEvent } from "@/server/hooks/process-event";
import { newId } from "@/server/kernel/key";
import { eraseMember } from "@/server/ops/erase-member";
import { makeMember } from "@/server/testing/make";
import { postWebhook } from "@/server/testing/post-webhook";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
afterAll(() => world.close());

async function process() {
  const ends: unknown[] = [];
  for (const { id } of await takeDueEvents(world.scene.kernel, 10))
    ends.push(await processEvent(world.scene.kernel, id));
  return ends;
}
const at = new Date().toISOString();
const complaint = (data: object) => ({ type: "email.complained", created_at: at, data });

describe("a provider's word that closes an address", () => {
  it.each([
    ["a key with a NUL", (to: string) => complaint({ to: [to], tags: { effect_key: "a\u0000b" } })],
    ["an id with a NUL", (to: string) => complaint({ to: [to], email_id: "a\u0000b" })],
    ["a sort of bounce with a NUL", (to: string) => complaint({ to: [to], bounce: { type: "a\u0000" } })],
    ["half a letter", (to: string) => complaint({ to: [to], bounce: { type: "a\ud800" } })],
    ["a list in which one is no address", (to: string) => complaint({ to: ["nobody", to] })],
  ])("is heard from Resend with %s", async (_, event) => {
    const email = `${newId()}@example.com`;
    await postWebhook("resend", event(email));
    expect(await process()).toEqual(["processed"]);
    expect(await findSuppressed(world.scene.db, [email], { kind: "transactional" })).toEqual(new Set([email]));
  });

  it.each([
    ["a status with a NUL", { status: "\u0000" }],
    ["a sort that is too long", { type: "x".repeat(60) }],
    ["an id that is too long", { sg_message_id: "x".repeat(400) }],
  ])("is heard from SendGrid with %s", async (_, odd) => {
    const email = `${newId()}@example.com`;
    await postWebhook("sendgrid", [{ email, event: "spamreport", timestamp: 1_700_000_000, ...odd }]);
    expect(await process()).toEqual(["processed"]);
    expect(await findSuppressed(world.scene.db, [email], { kind: "transactional" })).toEqual(new Set([email]));
  });
});

describe("a body that is nested deeply", () => {
  it("is refused, since one that is kept would let nobody be erased any more", async () => {
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const body = `{"id":"evt_${newId()}","type":"x","text":"\\"[[","data":${nested}}`;
    expect((await postWebhook("stripe", body)).status).toBe(400);
    const { id } = await makeMember(world.scene.db);
    expect(await eraseMember(world.scene.db, world.scene.evan, id)).toMatchObject({ payloads: 0 });
  });
});
