import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agents } from "@/drizzle/schema/agents";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";

let world: DatabaseApp;
let velma: string;
beforeAll(async () => {
  world = await databaseApp();
  velma = await world.agentKey("velma");
});
beforeEach(() => world.redis.flush());
afterAll(() => world.close());

const beat = (body: unknown) => world.call("POST /me/heartbeat", { key: velma, body });
const row = async () => (await world.scene.db.select().from(agents).where(eq(agents.name, "velma")))[0];

describe("a heartbeat", () => {
  it("keeps what the agent says of itself until it says something else", async () => {
    expect((await beat({ activity: "  Reading fund papers " })).body).toMatchObject({
      agent: "velma",
      activity: "Reading fund papers",
      paused: false,
    });
    const said = await row();
    expect((await beat({})).body).toMatchObject({ activity: "Reading fund papers" });
    expect(await row()).toMatchObject({ activity: "Reading fund papers", activityAt: said?.activityAt });
    expect((await beat({ activity: "" })).body).toMatchObject({ activity: null });
  });

  it.each([
    ["too long", "x".repeat(201)],
    ["two lines", "one\ntwo"],
    ["a NUL", "a\0b"],
    ["a turned reading direction", "a\u202eb"],
  ])("with %s is refused, and the last word stands", async (_, activity) => {
    await beat({ activity: "Resting" });
    expect((await beat({ activity })).body).toMatchObject({ status: 400, code: "invalid_input" });
    expect((await row())?.activity).toBe("Resting");
  });

  it("tells an agent that it is paused, and is heard all the same", async () => {
    await pauseAgent(world.scene.db, world.scene.evan, { agent: "velma", reason: "a look" });
    expect((await beat({ activity: "Waiting" })).body).toMatchObject({ activity: "Waiting", paused: true });
    await resumeAgent(world.scene.db, world.scene.evan, "velma");
  });

  it("counts like any change, so that it cannot be sent without end", async () => {
    expect((await beat({})).headers.get("ratelimit")).toMatch(/^"submits";r=119;/);
  });
});
