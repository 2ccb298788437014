import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disableStaff } from "@/server/auth/staff";
import { appendAudit } from "@/server/kernel/audit";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeStaff } from "@/server/testing/make";
import { createContext, stillStands } from "./context";
import { handleTrpc } from "./handle-trpc";
import { liveEvents } from "./live-events";
import type { Listener, LiveMessage } from "./live-events";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

const actor = { kind: "system", id: "test" } as const;
const entry = (type: string) => ({ type, at: new Date(), actor, body: {} });
const commit = (...types: string[]) => world.scene.db.transaction((tx) => appendAudit(tx, types.map(entry)));

/** One open screen: what it was sent, with the id of each message. */
function open(lastEventId: string | null = null, listener: Partial<Listener> = {}) {
  const end = new AbortController();
  const sent: { id: string; message: LiveMessage }[] = [];
  let check: () => void = () => undefined;
  const reading = (async () => {
    const standing = { signal: end.signal, stillStands: () => Promise.resolve(true), ...listener };
    for await (const [id, message] of liveEvents(world.app, lastEventId, standing)) {
      sent.push({ id, message });
      check();
    }
  })();
  const types = () => sent.flatMap(({ message }) => (message.kind === "event" ? [message.event.type] : []));
  return {
    sent,
    types,
    reading,
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        check = () => condition() && resolve();
        check();
      }),
    isReady: () => sent.some(({ message }) => message.kind === "ready"),
    async close() {
      end.abort();
      await reading;
      world.app.tail.wake();
    },
  };
}

describe("a live screen", () => {
  it("loses nothing and sees nothing twice while overlapping transactions commit from four connections", async () => {
    await commit("before");
    const first = open();
    await first.until(first.isReady);
    const start = first.sent.at(-1)?.id ?? "";
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let n = 0; n < 25; n += 1) {
        await world.scene.db.transaction(async (tx) => {
          await appendAudit(tx, [entry(`w${writer}.${n}.a`)]);
          await appendAudit(tx, [entry(`w${writer}.${n}.b`)]);
        });
        world.app.tail.wake();
      }
    });
    // Comes in the middle, and replays from where the first one began.
    await first.until(() => first.types().length >= 40);
    const second = open(start);
    await Promise.all(writers);
    world.app.tail.wake();
    await Promise.all([
      first.until(() => first.types().length >= 200),
      second.until(() => second.types().length >= 200),
    ]);
    expect(new Set(first.types()).size).toBe(200);
    expect(first.types()).toHaveLength(200);
    expect(second.types()).toEqual(first.types());
    await Promise.all([first.close(), second.close()]);
  });

  it("that comes back with its last id gets exactly the rest, in the same order", async () => {
    const whole = open();
    await whole.until(whole.isReady);
    await commit(...Array.from({ length: 30 }, (_, i) => `resume.${i}`));
    world.app.tail.wake();
    await whole.until(() => whole.types().length === 30);
    const events = whole.sent.filter(({ message }) => message.kind === "event");
    await whole.close();
    const again = open(events[9]?.id);
    await again.until(again.isReady);
    expect(again.types()).toEqual(whole.types().slice(10));
    await again.close();
  });

  it("starts at the present without an id, and with one that is not ours", async () => {
    await commit("past.1", "past.2");
    for (const id of [null, "nonsense"]) {
      const screen = open(id);
      await screen.until(screen.isReady);
      expect(screen.types()).toEqual([]);
      await screen.close();
    }
  });

  it("that is too far behind is told to reload instead of being sent everything", async () => {
    await commit(...Array.from({ length: 2_100 }, (_, i) => `far.${i}`));
    const screen = open("1-0");
    await screen.until(screen.isReady);
    expect(screen.sent.map(({ message }) => message.kind)).toEqual(["reload", "ready"]);
    await commit("after the reload");
    world.app.tail.wake();
    await screen.until(() => screen.types().length === 1);
    expect(screen.types()).toEqual(["after the reload"]);
    await screen.close();
  });
});

describe("a stream whose reader", () => {
  const ended = { code: "UNAUTHORIZED", cause: { code: "unauthenticated" } };
  const disable = (staffId: string) => disableStaff(world.scene.db, { kind: "system", id: "test" }, staffId);

  it("was disabled is told so and ends, before it hears of anything that came later", async () => {
    const viewer = await makeStaff(world.scene.db, "viewer", "Vera");
    const headers = new Headers({ authorization: `Bearer ${await world.staffToken(viewer)}` });
    const context = await createContext({ headers });
    const screen = open(null, { stillStands: () => stillStands(headers, context) });
    await screen.until(screen.isReady);
    await commit("staff.signed_in");
    await screen.until(() => screen.types().includes("staff.signed_in"));
    await disable(viewer.id);
    await commit("after the end");
    world.app.tail.wake();
    await expect(screen.reading).rejects.toMatchObject(ended);
    expect(screen.types()).not.toContain("after the end");
  });

  it("lost the right to it without an event is found out as time goes by", async () => {
    let stands = true;
    const screen = open(null, { stillStands: () => Promise.resolve(stands), recheckMs: 20 });
    await screen.until(screen.isReady);
    stands = false;
    await expect(screen.reading).rejects.toMatchObject(ended);
  });

  it("was disabled hears of it through the console's door", async () => {
    const viewer = await makeStaff(world.scene.db, "viewer", "Vito");
    const authorization = `Bearer ${await world.staffToken(viewer)}`;
    const address = "http://ops.test/api/trpc/live.events";
    const response = await handleTrpc(
      new Request(address, { headers: { authorization, accept: "text/event-stream" } }),
    );
    const text = response.text();
    await disable(viewer.id);
    world.app.tail.wake();
    expect(await text).toContain('"code":"unauthenticated"');
  });
});
