import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { effects as ledger } from "@/drizzle/schema/effects";
import type { Tx } from "@/server/db";
import { raiseDeliveryState } from "@/server/email/delivery-state";
import type { DeliveryState } from "@/server/email/delivery-state";
import type { Kernel } from "@/server/kernel/kernel";
import type { Effects } from "@/server/kernel/ports";
import { PolicyParameters } from "@/server/policies/parameters";
import { approveTyped } from "@/server/testing/bulk";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { admitReaders } from "./admit-readers";
import { SendJob } from "./send-job";

let scene: DatabaseScene;
let kernel: Kernel;
let domain: string;
beforeAll(async () => {
  scene = await databaseScene();
  kernel = scene.withPolicy({ canaryFrom: 100_000, highRiskPerTenMinutes: 1_000, mailingBreakerFrom: 20 });
  domain = await makeDomain(scene.db);
});
afterAll(() => scene.close());

async function approved(count: number, as: Parameters<typeof mailingTo>[2] = {}) {
  const { tag } = await makeReaders(scene.db, count);
  const input = mailingTo(tag, domain, as);
  const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input }, kernel);
  await approveTyped(kernel, { ...scene.evan, authenticatedAt: new Date() }, held);
  return { id: held.id, input };
}

const tell = (actionId: string, effectKey: string, state: DeliveryState) =>
  scene.db.transaction((tx) =>
    raiseDeliveryState(tx, { actionId, effectKey, state, at: new Date(), provider: "p", eventId: effectKey }),
  );

describe("the circuit breaker", () => {
  it("counts every mail up to the slice before, and the next slice stays where it is", async () => {
    const { id } = await approved(120);
    const world = fakeWorld();
    let calls = 0;
    const send: Effects["mail"]["send"] = async (message, call) => {
      const n = (calls += 1);
      // 1 of 50 is not above 20 of 1,000; 3 of 100 is.
      if ([10, 70, 80].includes(n)) await tell(id, call.key, "bounced");
      return world.mail.send(message, call);
    };
    expect(await runAction(kernel, id, { ...world, mail: { ...world.mail, send } })).toBe("running");
    expect(await scene.rowOf(id)).toMatchObject({
      stageProblem: { code: "many_bounces", message: expect.stringContaining("3 of 100 mails bounced") },
    });
    expect(world.mails).toHaveLength(100);
  });

  it("does not count what came back for a reason that may pass", async () => {
    const { id } = await approved(60);
    const world = fakeWorld();
    const send: Effects["mail"]["send"] = async (message, call) => {
      await tell(id, call.key, "soft_bounced");
      return world.mail.send(message, call);
    };
    expect(await runAction(kernel, id, { ...world, mail: { ...world.mail, send } })).toBe("succeeded");
  });

  it("counts what was sent in earlier attempts, and what ended worse than it began once", async () => {
    const { id } = await approved(60, { throttlePerHour: 1_800 });
    const world = fakeWorld();
    await runAction(kernel, id, world);
    const key = world.mails[0]?.key ?? "";
    for (const state of ["delivered", "bounced", "complained"] as const) await tell(id, key, state);
    await scene.db
      .update(actions)
      .set({ leaseUntil: new Date(0) })
      .where(eq(actions.id, id));
    await runAction(kernel, id, world);
    expect(await scene.rowOf(id)).toMatchObject({
      stageProblem: { code: "many_complaints", message: expect.stringContaining("1 of 30 readers") },
    });
  });

  it("costs a slice the same at the end of a mailing as at its beginning", async () => {
    const sentCount = 120;
    const { id, input } = await approved(sentCount);
    expect(await runAction(kernel, id, fakeWorld())).toBe("succeeded");
    const sent = await scene.db.select().from(ledger).where(eq(ledger.actionId, id));
    for (const [n, { effectKey }] of sent.entries()) await tell(id, effectKey, n < 2 ? "bounced" : "delivered");
    await scene.ownerDb.execute("vacuum analyze effects, mail_deliveries");
    const targets = (await scene.targetsOf(id)).slice(0, 2).map((target) => ({ ...target, attributes: {} }));
    const params = PolicyParameters.parse({ mailingBreakerFrom: 10, mailingBouncesPerMille: 100 });
    const asked = { actionId: id, input: SendJob.parse(input), sentCount, targets, now: new Date(), params };
    const read = await scene.db.transaction(async (tx) => {
      // A table this small would be read whole, whatever indexes it has.
      await tx.execute(sql`set local enable_seqscan = off`);
      const before = await rowsRead(tx);
      expect((await admitReaders(tx, asked)).left).toBeNull();
      return (await rowsRead(tx)) - before;
    });
    // The two that bounced, and none of the others.
    expect(read).toBeLessThanOrEqual(2);
  });
});

/** Rows of the ledger and of what became of mails that this connection has read. */
async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ rows: number }>(sql`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
    where relname in ('effects', 'mail_deliveries')`);
  return row?.rows ?? 0;
}
