import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { suppressions } from "@/drizzle/schema/mail";
import { answerUnsubscribe } from "@/server/api/answer-unsubscribe";
import { closeAddress } from "@/server/email/close-address";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { processEvent } from "@/server/hooks/process-event";
import { newId } from "@/server/kernel/key";
import { callerWith } from "@/server/testing/caller-with";
import { agent, makeStaff } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { postWebhook } from "@/server/testing/post-webhook";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
beforeEach(() => world.redis.flush());
afterAll(() => world.close());

const db = () => world.scene.db;

async function tell(type: string, email: string) {
  const data = { to: [email], bounce: { type: "Permanent" } };
  expect((await postWebhook("resend", { type, created_at: new Date().toISOString(), data })).status).toBe(200);
  for (const { id } of await takeDueEvents(world.scene.kernel, 10)) await processEvent(world.scene.kernel, id);
}
const rowOf = async (email: string) => {
  const [row] = await db().select().from(suppressions).where(eq(suppressions.email, email));
  if (!row) throw new Error("the address is open");
  return row;
};

describe("a support person who wants an address written to again", () => {
  const askToLift = async (suppressionId: string) => {
    const maya = await makeStaff(db(), "support");
    const input = { suppressionId, reason: "He wrote that he wants it." };
    return world.scene.submit(maya, { action: "suppression.lift", input });
  };

  it.each([["email.bounced"], ["email.complained"]])(
    "does not get it when the reader complained after the approval: first %s",
    async (first) => {
      const email = `${newId()}@example.com`;
      await tell(first, email);
      const held = await askToLift((await rowOf(email)).id);
      await world.scene.approve(held);
      await tell("email.complained", email);
      expect(await runAction(world.scene.kernel, held.id, fakeWorld())).not.toBe("succeeded");
      expect(await rowOf(email)).toMatchObject({ reason: "complaint", version: 2 });
    },
  );

  it("cannot hide a complaint behind a bounce, nor behind a closing of their own", async () => {
    const email = `${newId()}@example.com`;
    await tell("email.bounced", email);
    await tell("email.complained", email);
    const soon = new Date("2400-01-01T00:00:00Z");
    await db().update(suppressions).set({ expiresAt: soon }).where(eq(suppressions.email, email));
    await closeAddress(world.scene.kernel, world.scene.evan, { email, scope: "all", note: "To be sure." });
    expect(await rowOf(email)).toMatchObject({ reason: "complaint", expiresAt: null, note: "To be sure." });
    expect(await askToLift((await rowOf(email)).id)).toMatchObject({ riskLevel: "high" });
  });
});

describe("whoever may look at a mailing", () => {
  it("cannot speak for a reader by the link in the reader's mail", async () => {
    const { tag, rows } = await makeReaders(db(), 1);
    const input = mailingTo(tag, await makeDomain(db()));
    const { id } = await world.scene.submit(agent("daphne"), { action: "email.send_campaign", input });
    const viewer = await makeStaff(db(), "viewer");
    const caller = await callerWith(world, await world.staffToken(viewer));
    const mail = await caller.mailings.mail({ id, n: 0 });
    const links = [...`${mail.html}${mail.text}`.matchAll(/\/unsubscribe\/([\w.-]+)/g)].map(([, token = ""]) => token);
    expect(links.length).toBeGreaterThan(0);
    for (const token of new Set(links)) {
      const body = new URLSearchParams({ intent: "choose", topic: "digest" });
      const request = new Request("http://ops.test/api/unsubscribe", { method: "POST", body });
      expect((await answerUnsubscribe(request, token)).status).toBe(404);
    }
    const said = eq(mailPreferences.memberId, rows[0]?.id ?? "");
    expect(await db().select().from(mailPreferences).where(said)).toMatchObject([{ topic: "newsletter" }]);
  });
});
