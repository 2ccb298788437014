import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACTION_STATUSES, actions } from "@/drizzle/schema/actions";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { cancelAction } from "./cancel";
import { claimActions } from "./claim";
import { decideAction } from "./decide";
import { findOverdue, forgetDispatches, queueApproved, takeUndispatched } from "./dispatch";
import { expireActions } from "./expire";
import type { ActionRow } from "./load";
import { retryAction } from "./retry";
import { Revision, reviseAction } from "./revise";
import { settleActions } from "./settle";
import { TERMINAL_STATUSES } from "./states";
import type { ActionStatus } from "./states";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const SHAGGY = agent("shaggy");
const revision = Revision.parse({ reason: "better" });

interface Verb {
  name: string;
  /** Where the verb may start; everywhere else it must change nothing. */
  from: readonly ActionStatus[];
  act: (row: ActionRow) => Promise<unknown>;
  /** What the caller is told; null: the verb looks for work by itself and passes by. */
  code: string | null;
}

const decide = (verdict: "approve" | "reject") => (row: ActionRow) =>
  decideAction(scene.kernel, scene.evan, row.id, { verdict, digest: row.pinnedDigest, reason: "r", channel: "api" });
const claimOf = (row: ActionRow) => ({
  row,
  fence: row.fence,
  attempt: row.attempt,
  targets: [],
  copy: null,
  isDoubtful: false,
});

const VERBS: readonly Verb[] = [
  { name: "approve", from: ["held"], act: decide("approve"), code: "state_conflict" },
  { name: "reject", from: ["held"], act: decide("reject"), code: "state_conflict" },
  {
    name: "cancel as an operator",
    from: ["held", "approved", "queued"],
    act: ({ id }) => cancelAction(scene.kernel, scene.evan, id, "r"),
    code: "state_conflict",
  },
  {
    name: "cancel as its submitter",
    from: ["held"],
    act: ({ id }) => cancelAction(scene.kernel, SHAGGY, id, "r"),
    code: "state_conflict",
  },
  {
    name: "revise",
    from: ["held", "approved"],
    act: ({ id }) => reviseAction(scene.kernel, SHAGGY, id, revision),
    code: "state_conflict",
  },
  {
    name: "try again",
    from: ["failed", "expired", "cancelled"],
    act: ({ id }) => retryAction(scene.kernel, scene.evan, id, "r"),
    code: "state_conflict",
  },
  { name: "expire", from: ["held", "approved", "queued"], act: () => expireActions(scene.kernel, 500), code: null },
  { name: "queue", from: ["approved"], act: () => queueApproved(scene.kernel, 500), code: null },
  { name: "hand over", from: ["queued"], act: () => takeUndispatched(scene.kernel, 500), code: null },
  { name: "forget a hand-over", from: ["queued"], act: () => forgetDispatches(scene.kernel), code: null },
  { name: "claim", from: ["queued"], act: ({ id }) => claimActions(scene.kernel, "w", [id]), code: null },
  {
    name: "record success",
    from: ["running"],
    act: (row) => settleActions(scene.kernel, [{ claim: claimOf(row), end: { end: "settled" } }]),
    code: null,
  },
  {
    name: "record a failed attempt",
    from: ["running"],
    act: (row) =>
      settleActions(scene.kernel, [
        { claim: claimOf(row), end: { end: "retry", problem: { code: "c", message: "m" } } },
      ]),
    code: null,
  },
];

/** Reaches the status directly: what matters here is what may leave it. */
async function actionIn(status: ActionStatus): Promise<ActionRow> {
  const { id } = await scene.holdOne();
  const ended = (TERMINAL_STATUSES as readonly string[]).includes(status);
  const later = new Date("2999-01-01T00:00:00Z");
  const running = status === "running" ? { leaseOwner: "other", leaseUntil: later, fence: 1, attempt: 1 } : {};
  await scene.db
    .update(actions)
    .set({ status, settledAt: ended ? new Date() : null, expiresAt: null, ...running })
    .where(eq(actions.id, id));
  return scene.rowOf(id);
}

const wrong = VERBS.flatMap((verb) =>
  ACTION_STATUSES.filter((status) => !verb.from.includes(status)).map((status) => ({ verb, status })),
);
const told = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

describe("a verb on a status it must not leave", () => {
  it.each(wrong.map(({ verb, status }) => [verb.name, status, verb] as const))(
    "%s on %s changes nothing, and who asked is told",
    async (_name, status, verb) => {
      const before = await actionIn(status);
      const events = (await scene.eventsOf(before.id)).length;
      const outcome = await verb.act(before).then(
        () => null,
        (error: unknown) => told(error),
      );
      expect(outcome).toBe(verb.code);
      expect(await scene.rowOf(before.id)).toEqual(before);
      expect((await scene.targetsOf(before.id)).map((target) => target.status)).toEqual(["pending"]);
      const after = (await scene.eventsOf(before.id)).slice(events);
      expect(after.filter((event) => event.type.startsWith("action."))).toEqual([]);
    },
  );

  it("is not found where there is no action", async () => {
    const row = { ...(await actionIn("held")), id: "00000000-0000-7000-8000-000000000000" };
    for (const verb of VERBS.filter(({ code }) => code !== null)) {
      expect(await verb.act(row).then(String, told), verb.name).toBe("not_found");
    }
  });
});

describe("the database itself", () => {
  it.each(TERMINAL_STATUSES)("lets nobody move an action out of %s, whatever the code believes", async (status) => {
    const { id } = await actionIn(status);
    for (const change of [
      "status = 'queued'",
      "generation = 2",
      "fence = 9",
      "payload = '{}'",
      "pinned_digest = 'x'",
    ]) {
      const attempt = scene.ownerDb.execute(`update actions set ${change} where id = '${id}'`);
      await expect(attempt, change).rejects.toMatchObject({ cause: { code: "23514" } });
    }
    expect(await scene.rowOf(id)).toMatchObject({ status, generation: 1 });
  });

  it("knows no other status than the eleven", async () => {
    const { id } = await actionIn("held");
    const attempt = scene.ownerDb.execute(`update actions set status = 'done' where id = '${id}'`);
    await expect(attempt).rejects.toMatchObject({ cause: { code: "23514" } });
  });

  it("keeps one hand-over apart from the next: a row that waits for its job is not overdue", async () => {
    const { id } = await actionIn("queued");
    await takeUndispatched(scene.kernel, 500);
    expect((await findOverdue(scene.kernel, 60_000, 500)).some((one) => one.actionId === id)).toBe(false);
    await scene.db
      .update(actions)
      .set({ dispatchedAt: new Date(0) })
      .where(eq(actions.id, id));
    expect((await findOverdue(scene.kernel, 60_000, 500)).map((one) => one.actionId)).toContain(id);
  });
});
