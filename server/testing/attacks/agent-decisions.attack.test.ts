import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unknownMail } from "@/server/testing/unknown-mail";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let key: string;
let bearer: Record<string, string>;
let evan: string;
beforeAll(async () => {
  world = await attackTarget();
  [key, evan] = await Promise.all([world.agentKey("shaggy"), world.staffToken(world.scene.evan)]);
  bearer = { authorization: `Bearer ${key}` };
});
afterAll(() => world.close());

const REFUSED = "decision.refused agents_cannot_decide";
const held = async () => {
  const { id, pinnedDigest } = await world.scene.holdOne();
  return { id, path: `/actions/${id}/decisions`, decision: { verdict: "approve", digest: pinnedDigest } };
};
const asKnown = async (id: string) => (await world.scene.rowOf(id)).status;

describe("an agent that decides about its own action", () => {
  it.each([
    ["as a person would", {}],
    ["on behalf of an operator", { onBehalfOf: "evan" }],
    ["by breaking the glass", { breakGlass: true, reason: "I must" }],
    ["with nonsense", { verdict: "yes", digest: 1 }],
    ["with somebody's role in the body", { role: "operator", actor: { kind: "staff" } }],
  ])("at the HTTP door, %s, is refused and on record once", async (_how, more) => {
    const { id, path, decision } = await held();
    const onBehalfOf = "onBehalfOf" in more ? { onBehalfOf: world.scene.evan.id } : {};
    const body = { ...decision, ...more, ...onBehalfOf };
    const seen = await world.watch(() => world.call(`POST ${path}`, { key, body }));
    expect(seen.answer.body).toMatchObject({ status: 403, code: "agents_cannot_decide" });
    expect(seen).toMatchObject({ changed: false, refusals: [REFUSED] });
    expect(await asKnown(id)).toBe("held");
  });

  it.each(["actions.decide", "approvals.decide", "approvals.decideMany"])("through %s, too", async (procedure) => {
    const { id, decision } = await held();
    const { digest } = decision;
    const input = procedure.endsWith("Many") ? { verdict: "approve", items: [{ id, digest }] } : { id, ...decision };
    const seen = await world.watch(() => world.trpc(procedure, { headers: bearer, input }));
    expect(seen.answer).toMatchObject({ status: 403, codes: expect.arrayContaining(["agents_cannot_decide"]) });
    expect(seen).toMatchObject({ changed: false, refusals: [REFUSED] });
  });

  it("in one request of many calls, is refused call by call", async () => {
    const { id, decision } = await held();
    const paths = "actions.decide,approvals.decide,actions.decide";
    const seen = await world.watch(() => world.trpc(paths, { headers: bearer, input: { id, ...decision } }));
    expect(seen).toMatchObject({ changed: false, refusals: [REFUSED, REFUSED, REFUSED] });
  });

  it("under headers that name somebody else, stays the agent", async () => {
    const { path, decision } = await held();
    const session = await world.session(world.scene.evan.id);
    const tricks = {
      ...session,
      ...{ "x-http-method-override": "PUT", "x-forwarded-user": "evan", "x-ops-role": "operator", "x-actor": "staff" },
      "sec-fetch-site": "same-origin",
    };
    const seen = await world.watch(() => world.call(`POST ${path}`, { key, body: decision, headers: tricks }));
    expect(seen.answer.body).toMatchObject({ code: "agents_cannot_decide" });
    expect(seen).toMatchObject({ changed: false, refusals: [REFUSED] });
  });

  it("cannot say what became of its own call, at any door, and that it tried is on record", async () => {
    const { id } = await unknownMail(world.scene);
    const velma = await world.agentKey("velma");
    const found = { targets: [{ n: 0, outcome: "happened" }], evidence: "I saw it", note: "It arrived." };
    const doors: (() => Promise<{ status: number }>)[] = [
      () => world.call(`POST /actions/${id}/resolve`, { key: velma, body: found }),
      () => world.call(`POST /actions/${id}/resolve`, { key: velma, body: { targets: "all" } }),
      ...["actions.resolve", "approvals.resolve"].map((procedure) => () => {
        const headers = { authorization: `Bearer ${velma}` };
        return world.trpc(procedure, { headers, input: { id, ...found } });
      }),
    ];
    for (const door of doors) {
      const seen = await world.watch(door);
      expect(seen.answer.status).toBe(403);
      expect(seen).toMatchObject({ changed: false, refusals: [REFUSED] });
    }
    expect(await asKnown(id)).toBe("unknown");
  });

  it.each(["drop", "undo", "continueStage", "stop", "cancel", "retry"])(
    "cannot use the console's approvals.%s, and that it tried is on record once",
    async (verb) => {
      const { id, decision } = await held();
      const input = { id, digest: decision.digest, drop: [0], reason: "r" };
      const seen = await world.watch(() => world.trpc(`approvals.${verb}`, { headers: bearer, input }));
      expect(seen.answer.status).toBe(403);
      expect(seen).toMatchObject({ changed: false, refusals: ["change.refused forbidden"] });
    },
  );

  it("cannot withdraw or reword what another agent asked for", async () => {
    const fred = await world.agentKey("fred");
    for (const verb of ["cancel", "revise"]) {
      const { id } = await held();
      const body = { reason: "not mine" };
      const seen = await world.watch(() => world.call(`POST /actions/${id}/${verb}`, { key: fred, body }));
      expect(seen.answer.status).toBe(403);
      expect(seen).toMatchObject({ changed: false, refusals: ["change.refused forbidden"] });
    }
  });
});

describe("a decision that is asked for without changing anything", () => {
  it("by GET or HEAD decides nothing, for people with every right, and leaves no trace at all", async () => {
    const { id, path, decision } = await held();
    const session = await world.session(world.scene.evan.id);
    const override = { "x-http-method-override": "POST", "x-method-override": "POST" };
    const query = new URLSearchParams({ ...decision, _method: "POST" }).toString();
    const seen = await world.watch(async () => {
      const statuses = [];
      for (const method of ["GET", "HEAD"] as const) {
        for (const headers of [{}, override, { ...session, ...override }]) {
          statuses.push((await world.call(`${method} ${path}?${query}`, { key: evan, headers })).status);
          const input = { id, ...decision };
          const own = { ...headers, authorization: `Bearer ${evan}` };
          for (const procedure of ["actions.decide", "approvals.decide"]) {
            statuses.push((await world.trpc(procedure, { method, headers: own, input })).status);
          }
        }
      }
      return statuses;
    });
    expect(seen.answer.every((status) => status >= 400 || status === 204)).toBe(true);
    expect(seen).toMatchObject({ changed: false, events: [] });
    expect(await asKnown(id)).toBe("held");
  });

  it("by a page of another origin in the operator's browser decides nothing", async () => {
    const { id, path, decision } = await held();
    const session = await world.session(world.scene.evan.id);
    const tricks: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];
    for (const trick of tricks) {
      const seen = await world.watch(() =>
        world.call(`POST ${path}`, { body: decision, headers: { ...session, ...trick } }),
      );
      expect(seen.answer.status).toBe(403);
      expect(seen.changed).toBe(false);
    }
    expect(await asKnown(id)).toBe("held");
  });

  it("by nobody decides nothing", async () => {
    const { path, decision } = await held();
    const seen = await world.watch(() => world.call(`POST ${path}`, { body: decision }));
    expect(seen.answer.status).toBe(401);
    expect(seen.changed).toBe(false);
  });
});
