import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { suppressions } from "@/drizzle/schema/mail";
import { staff } from "@/drizzle/schema/staff";
import { findSuppressed } from "@/server/email/suppression";
import { newId } from "@/server/kernel/key";
import { callerWith } from "@/server/testing/caller-with";
import type { Caller } from "@/server/testing/caller-with";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { eventsOfType } from "@/server/testing/events-of-type";
import { agent, makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";

let world: DatabaseApp;
let people: Record<"evan" | "maya" | "victor", Caller>;
let ingrid: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  world = await databaseApp();
  const { db, evan } = world.scene;
  ingrid = await makeStaff(db, "operator", "Ingrid");
  const [support, viewer] = [await makeStaff(db, "support", "Maya"), await makeStaff(db, "viewer", "Victor")];
  const callers = await Promise.all(
    [evan, support, viewer].map(async (one) => callerWith(world, await world.staffToken(one))),
  );
  const [first, second, third] = callers;
  if (!first || !second || !third) throw new Error("somebody is missing");
  people = { evan: first, maya: second, victor: third };
});
afterAll(() => world.close());

const db = () => world.scene.db;
const rowOf = async (email: string) => (await db().select().from(suppressions).where(eq(suppressions.email, email)))[0];
const isClosed = async (email: string) => (await findSuppressed(db(), [email], { kind: "transactional" })).size === 1;
const close = async (more: object = {}) => {
  const email = `${newId()}@example.com`;
  await people.evan.suppressions.add({ email, scope: "all", note: "Asked by telephone.", ...more });
  const row = await rowOf(email);
  if (!row) throw new Error("it was not closed");
  return row;
};

describe("closing an address", () => {
  it("takes effect at once for support staff too, and is on record without the address", async () => {
    const email = `${newId()}@example.com`;
    const asked = { email: email.toUpperCase(), scope: "all", note: "She wants no mail." } as const;
    expect(await people.maya.suppressions.add(asked)).toEqual({ isChanged: true });
    expect(await isClosed(email)).toBe(true);
    expect(await people.maya.suppressions.add(asked)).toEqual({ isChanged: false });
    const [item] = (await people.victor.suppressions.list({ q: email.slice(0, 20) })).items;
    expect(item).toMatchObject({
      email,
      reason: "manual",
      addedBy: "Maya",
      note: "She wants no mail.",
      isEnded: false,
    });
    const events = (await eventsOfType(db(), "suppression.added")).filter(
      ({ body }) => (body as { suppressionId?: string }).suppressionId === item?.id,
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events[0]?.body)).not.toContain(email);
  });

  it("takes addresses beyond ASCII, and finds them in any spelling", async () => {
    const name = `Jürgen${newId().slice(-8)}`;
    const email = `${name}@Bücher.example`;
    await people.maya.suppressions.add({ email, scope: "all", note: "He wants no mail." });
    const kept = `${name.toLowerCase()}@xn--bcher-kva.example`;
    for (const q of [email, email.normalize("NFD").toUpperCase(), kept]) {
      expect((await people.victor.suppressions.list({ q })).items).toMatchObject([{ email: kept }]);
      expect(await isClosed(q)).toBe(true);
    }
  });

  it("never shortens what stands: of two the longer counts", async () => {
    const [soon, late] = [new Date("2400-01-01T00:00:00Z"), new Date("2500-01-01T00:00:00Z")];
    const { email } = await close({ expiresAt: late });
    const add = (expiresAt?: Date) => people.evan.suppressions.add({ email, scope: "all", note: "Again.", expiresAt });
    expect(await add(soon)).toEqual({ isChanged: false });
    expect((await rowOf(email))?.expiresAt).toEqual(late);
    expect(await add()).toEqual({ isChanged: true });
    expect(await rowOf(email)).toMatchObject({ expiresAt: null, version: 2 });
    expect(await add(late)).toEqual({ isChanged: false });
  });

  it.each([
    ["no address", { email: "nobody" }],
    ["a topic without its name", { scope: "topic" }],
    ["a name of a topic for all", { topic: "weekly" }],
    ["no reason", { note: " " }],
    ["an end in the past", { expiresAt: new Date(0) }],
  ])("is refused with %s", async (_what, wrong) => {
    // Safe because the procedure parses whatever it is sent.
    const sent = { email: "x@example.com", scope: "all", note: "n", ...wrong } as Parameters<
      Caller["suppressions"]["add"]
    >[0];
    await expect(people.evan.suppressions.add(sent)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is not for viewers", async () => {
    const asked = { email: "x@example.com", scope: "all", note: "n" } as const;
    await expect(people.victor.suppressions.add(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("lifting a suppression", () => {
  const lift = (id: string, until?: Date) =>
    people.evan.suppressions.lift({ id, reason: "The mailbox is there again.", ...(until && { until }) });
  const decideBy = (by: typeof ingrid, actionId: string) => async () => {
    const [row] = await db().select().from(actions).where(eq(actions.id, actionId));
    return world.scene.approve({ id: actionId, pinnedDigest: row?.pinnedDigest ?? "" }, by);
  };

  it("waits for a second operator, and the first cannot be that", async () => {
    const { id, email } = await close();
    const { actionId } = await lift(id);
    expect([(await world.scene.rowOf(actionId)).status, await isClosed(email)]).toEqual(["held", true]);
    await expect(decideBy(world.scene.evan, actionId)()).rejects.toMatchObject({ code: "own_action" });
    await decideBy(ingrid, actionId)();
    expect(await runAction(world.scene.kernel, actionId, fakeWorld())).toBe("succeeded");
    expect([await isClosed(email), await rowOf(email)]).toEqual([false, undefined]);
  });

  it("only shortens it where a day is named", async () => {
    const { id, email } = await close();
    const until = new Date("2400-01-01T00:00:00Z");
    const { actionId } = await lift(id, until);
    await decideBy(ingrid, actionId)();
    expect(await runAction(world.scene.kernel, actionId, fakeWorld())).toBe("succeeded");
    expect(await rowOf(email)).toMatchObject({ expiresAt: until, version: 2 });
    await expect(lift(id, new Date("2500-01-01T00:00:00Z"))).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("does not happen when the address complained after the approval was asked for", async () => {
    const { id, email } = await close({ expiresAt: new Date("2400-01-01T00:00:00Z") });
    const { actionId } = await lift(id);
    await people.evan.suppressions.add({ email, scope: "all", note: "Now she complained." });
    await decideBy(ingrid, actionId)().catch(() => undefined);
    expect((await world.scene.rowOf(actionId)).status).not.toBe("succeeded");
    expect(await isClosed(email)).toBe(true);
  });

  it("is asked for by support staff too, and an operator decides", async () => {
    const { id, email } = await close();
    const { actionId } = await people.maya.suppressions.lift({ id, reason: "He wrote to us that he wants it." });
    const row = await world.scene.rowOf(actionId);
    expect([row.status, row.submitterKind, await isClosed(email)]).toEqual(["held", "staff", true]);
    const [maya] = await db().select().from(staff).where(eq(staff.id, row.submitter));
    await expect(
      decideBy({ kind: "staff", id: maya?.id ?? "", role: "support", authenticatedAt: new Date() }, actionId)(),
    ).rejects.toMatchObject({ code: "forbidden" });
    await decideBy(world.scene.evan, actionId)();
    expect(await runAction(world.scene.kernel, actionId, fakeWorld())).toBe("succeeded");
    expect(await isClosed(email)).toBe(false);
  });

  it("is asked for by neither viewers nor an agent", async () => {
    const { id } = await close();
    const asked = { id, reason: "Please." };
    await expect(people.victor.suppressions.lift(asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const sent = { action: "suppression.lift", input: { suppressionId: id, reason: "Please." } };
    for (const name of ["velma", "daphne", "scooby", "shaggy", "fred"]) {
      await expect(world.scene.submit(agent(name), sent)).rejects.toMatchObject({ code: "no_grant" });
    }
  });
});

it("a list is filtered by reason, scope and whether it is in force", async () => {
  const note = newId().slice(-12);
  const add = (name: string, more: object) =>
    people.evan.suppressions.add({ email: `${name}-${note}@example.com`, scope: "all", note, ...more });
  await add("all", {});
  await add("marketing", { scope: "marketing" });
  await add("topic", { scope: "topic", topic: "weekly" });
  await add("over", { expiresAt: new Date("2400-01-01T00:00:00Z") });
  const over = and(eq(suppressions.email, `over-${note}@example.com`));
  await db()
    .update(suppressions)
    .set({ expiresAt: new Date(0) })
    .where(over);
  const names = async (filter: object) =>
    (await people.victor.suppressions.list({ q: note, ...filter })).items.map(({ email }) => email.split("-")[0]);
  expect(await names({})).toEqual(["over", "topic", "marketing", "all"]);
  expect(await names({ scope: ["marketing", "topic"] })).toEqual(["topic", "marketing"]);
  expect(await names({ state: ["active"] })).toEqual(["topic", "marketing", "all"]);
  expect(await names({ state: ["ended"] })).toEqual(["over"]);
  expect(await names({ reason: ["complaint"] })).toEqual([]);
  const first = await people.victor.suppressions.list({ q: note, limit: 3 });
  const second = await people.victor.suppressions.list({ q: note, limit: 3, cursor: first.nextCursor ?? "" });
  expect(second.items.map(({ email }) => email.split("-")[0])).toEqual(["all"]);
});

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  expect(await trailDefects(db())).toEqual([]);
});
