import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { readEntityHistory } from "./entity-history";
import { LISTED_FIGURES, listFigure } from "./figures";
import { readOverview } from "./overview";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

it("lists exactly the actions that each figure counts", async () => {
  const [expiring, canary, decided, failed] = [
    await scene.holdOne(),
    await scene.holdOne(),
    await scene.holdOne(),
    await scene.holdOne(),
  ];
  await scene.approve(decided);
  await change(expiring.id, sql`expires_at = now() + interval '1 hour'`);
  await change(canary.id, sql`status = 'running', stage_hold_at = now()`);
  await change(failed.id, sql`status = 'failed', settled_at = now()`);
  const { figures } = await readOverview(scene.db, { days: 7 });
  const listed = await Promise.all(
    LISTED_FIGURES.map(async (figure) => [figure, await listFigure(scene.db, { figure, limit: 50 })] as const),
  );
  for (const [figure, { items }] of listed) expect(items, figure).toHaveLength(figures[figure]);
  expect(Object.fromEntries(listed.map(([figure, { items }]) => [figure, items.map(({ id }) => id)]))).toEqual({
    expiringSoon: [expiring.id],
    canaries: [canary.id],
    decidedToday: [decided.id],
    failedToday: [failed.id],
  });
});

it("tells the history of one member", async () => {
  const { id, userId } = await scene.holdOne();
  const history = await readEntityHistory(scene.db, { type: "member", id: userId });
  expect(history.map((action) => action.id)).toEqual([id]);
});

const change = (id: string, set: ReturnType<typeof sql>) =>
  scene.ownerDb.execute(sql`update actions set ${set} where id = ${id}`);
