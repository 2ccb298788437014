import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { AGENTS } from "@/server/agents/registry";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { taskActions } from "@/drizzle/schema/tasks";
import type { KernelError } from "@/server/kernel/errors";
import { agent, makeFund, makeMember, makeProvider, makeStaff } from "@/server/testing/make";
import { daphne, fred, scooby, shaggy, taskScene, velma } from "@/server/testing/database-tasks";
import type { TaskScene } from "@/server/testing/database-tasks";

let scene: TaskScene;
beforeAll(async () => {
  scene = await taskScene();
});
afterAll(() => scene.close());

const FORBIDDEN = { code: "forbidden" };
const linksOf = async (id: string) =>
  (await scene.db.select().from(taskActions).where(eq(taskActions.taskId, id))).map(({ actionId }) => actionId);

/** velma had it, daphne holds it. */
async function handedToDaphne(): Promise<string> {
  const { id } = await scene.open(scooby);
  await scene.accept(velma, id);
  await scene.handOff(velma, id, "daphne");
  return id;
}

describe("a hand-off", () => {
  it("gives the receiver no right of the giver: what daphne may not submit she may not submit for a task either", async () => {
    const id = await handedToDaphne();
    await scene.accept(daphne, id);
    const fund = await makeFund(scene.db);
    const asked = { action: "fund.verify", input: { fundId: fund.id } };
    expect(AGENTS.get("velma")?.actions).toContain("fund.verify");
    expect(await scene.trySubmit(daphne, asked)).toMatchObject({ ok: false, error: { code: "no_grant" } });
  });

  it("gives the giver's work to nobody: only its own actions an agent can link", async () => {
    const member = await makeMember(scene.db);
    const velmas = await scene.submit(velma, { action: "user.approve", input: { userId: member.id } });
    const id = await handedToDaphne();
    await scene.accept(daphne, id);
    await expect(scene.progress(daphne, id, [velmas.id])).rejects.toMatchObject(FORBIDDEN);
    await expect(scene.complete(daphne, id, [velmas.id])).rejects.toMatchObject(FORBIDDEN);
    expect(await linksOf(id)).toEqual([]);
    const provider = await makeProvider(scene.db);
    const own = await scene.submit(daphne, { action: "provider.list", input: { providerId: provider.id } });
    await scene.progress(daphne, id, [own.id]);
    expect(await linksOf(id)).toEqual([own.id]);
  });

  it("refuses an unknown action in the same words as another's, so that no id can be guessed", async () => {
    const { id } = await scene.open(scooby);
    await scene.accept(velma, id);
    const foreign = await scene.holdOne();
    const answers = [foreign.id, crypto.randomUUID()].map((one) =>
      scene.progress(velma, id, [one]).catch((error: Error) => error.message),
    );
    const [first, second] = await Promise.all(answers);
    expect(first).toBe(second);
  });

  it("ends what the giver could do", async () => {
    const id = await handedToDaphne();
    for (const verb of [scene.accept, scene.progress, scene.escalate, scene.complete]) {
      await expect(verb(velma, id)).rejects.toMatchObject(FORBIDDEN);
    }
    await expect(scene.handOff(velma, id, "scooby")).rejects.toMatchObject(FORBIDDEN);
  });

  it("goes only where the giver's file says", async () => {
    const { id } = await scene.open(scooby);
    await scene.accept(velma, id);
    for (const to of ["shaggy", "fred", "velma", "nobody"]) {
      await expect(scene.handOff(velma, id, to)).rejects.toMatchObject({ code: "no_grant" });
    }
  });
});

describe("who coordinates", () => {
  it("opens tasks for all the others, and acts on none of them", async () => {
    for (const assignee of ["shaggy", "daphne", "velma", "fred"]) {
      const { id } = await scene.open(scooby, { assignee });
      for (const verb of [scene.accept, scene.progress, scene.escalate, scene.complete]) {
        await expect(verb(scooby, id)).rejects.toMatchObject(FORBIDDEN);
      }
      await expect(scene.handOff(scooby, id, "fred")).rejects.toMatchObject(FORBIDDEN);
    }
  });
});

describe("opening a task", () => {
  it("takes what the opener's file says, for every pair of agents", async () => {
    for (const [name, { tasks }] of AGENTS) {
      const { id: parentId } = await scene.open(scene.evan, { assignee: name });
      const answers = [...AGENTS.keys()].map(async (assignee) => {
        const opened = scene.open(agent(name), { assignee, parentId });
        return {
          assignee,
          answer: await opened.then(
            ({ status }) => status,
            ({ code }: KernelError) => code,
          ),
        };
      });
      expect(await Promise.all(answers)).toEqual(
        [...AGENTS.keys()].map((assignee) => {
          return { assignee, answer: tasks.opensFor.includes(assignee) ? "open" : "no_grant" };
        }),
      );
    }
  });

  it("of no whole is for the lead and people alone: the others divide what they hold", async () => {
    const loose = scene.open(velma, { assignee: "daphne" });
    await expect(loose).rejects.toMatchObject({ code: "no_grant", message: expect.stringContaining("parentId") });
    expect(await scene.open(scooby, { assignee: "daphne" })).toMatchObject({ created: true });
  });

  it("is for staff who work with agents, not for who only looks on", async () => {
    for (const role of ["operator", "support", "editor"] as const) {
      expect(await scene.open(await makeStaff(scene.db, role))).toMatchObject({ status: "open" });
    }
    await expect(scene.open(await makeStaff(scene.db, "viewer"))).rejects.toMatchObject(FORBIDDEN);
    await expect(scene.open({ kind: "system", id: "worker" })).rejects.toMatchObject(FORBIDDEN);
  });

  it("for somebody who is not there says who is", async () => {
    await expect(scene.open(scene.evan, { assignee: "scrappy" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a task that is not one's own", () => {
  it("is not there for an agent that has no part in it, and cannot be cancelled by one that has", async () => {
    const { id } = await scene.open(scooby);
    for (const verb of [scene.accept, scene.complete, scene.cancel]) {
      await expect(verb(shaggy, id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(scene.cancel(velma, id)).rejects.toMatchObject(FORBIDDEN);
    await expect(scene.accept(fred, id)).rejects.toMatchObject(FORBIDDEN);
  });

  it("is worked on by no person either", async () => {
    const { id } = await scene.open(scene.evan);
    for (const verb of [scene.accept, scene.progress, scene.escalate, scene.complete]) {
      await expect(verb(scene.evan, id)).rejects.toMatchObject(FORBIDDEN);
    }
  });

  it("is cancelled by who opened it, or by an operator", async () => {
    const maya = await makeStaff(scene.db, "support", "Maya");
    const { id } = await scene.open(scene.evan);
    await expect(scene.cancel(maya, id)).rejects.toMatchObject(FORBIDDEN);
    expect(await scene.cancel(scene.evan, id)).toMatchObject({ status: "cancelled" });
    const mayas = await scene.open(maya);
    expect(await scene.cancel(maya, mayas.id)).toMatchObject({ status: "cancelled" });
  });
});

describe("a paused agent", () => {
  it("takes nothing up, moves nothing on and opens nothing until it is resumed", async () => {
    const { id } = await scene.open(scooby);
    await pauseAgent(scene.db, scene.evan, { agent: "velma", reason: "Looks odd" });
    const paused = { code: "agent_paused" };
    await expect(scene.accept(velma, id)).rejects.toMatchObject(paused);
    await expect(scene.handOff(velma, id, "daphne")).rejects.toMatchObject(paused);
    await expect(scene.escalate(velma, id)).rejects.toMatchObject(paused);
    await expect(scene.open(velma, { assignee: "daphne", parentId: id })).rejects.toMatchObject(paused);
    await resumeAgent(scene.db, scene.evan, "velma");
    expect(await scene.accept(velma, id)).toMatchObject({ status: "accepted" });
  });
});
