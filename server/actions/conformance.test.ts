import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, policyDecisions } from "@/drizzle/schema/actions";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { RuleOutcome } from "@/server/kernel/assess";
import type { ActionAnswer } from "@/server/kernel/answer";
import { decideAction } from "@/server/kernel/decide";
import { KernelError } from "@/server/kernel/errors";
import { QUEUES } from "@/server/queue/index";
import { ACTION_EXAMPLES } from "@/server/testing/action-examples";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { FakeWorld } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { ACTIONS, ACTION_NAMES } from "./index";
import type { ActionName } from "./index";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

/** An example whose input type is forgotten: this suite handles every kind alike. */
interface AnyExample {
  by: Actor;
  input: (scene: DatabaseScene) => Promise<unknown>;
  forbid?: (db: Db, input: unknown) => Promise<unknown>;
  effects: (db: Db, input: unknown, world: FakeWorld) => Promise<number>;
}
// Safe because each example is only ever given the inputs it has made itself.
const exampleOf = (name: ActionName) => ACTION_EXAMPLES[name] as AnyExample;

const kindOf = (name: ActionName) => {
  const kind = ACTIONS.get(name);
  if (!kind) throw new Error(`${name} is not registered`);
  return kind;
};
const submitExample = async (name: ActionName, input?: unknown) => {
  const example = exampleOf(name);
  const sent = input ?? (await example.input(scene));
  return { input: sent, answer: await scene.submit(example.by, { action: name, input: sent }) };
};
const approveIfHeld = async ({ id, status, pinnedDigest: digest, targetCount: typedCount }: ActionAnswer) => {
  if (status === "held")
    await decideAction(scene.kernel, scene.evan, id, { verdict: "approve", digest, typedCount, channel: "api" });
};
const decisionOf = async (id: string) => {
  const [record] = await scene.db
    .select()
    .from(policyDecisions)
    .where(and(eq(policyDecisions.actionId, id), eq(policyDecisions.phase, "submit")));
  return record;
};

describe.each(ACTION_NAMES)("%s", (name) => {
  it("refuses whatever does not fit, and says where", () => {
    const kind = kindOf(name);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false, maxDepth: 2 }), (junk) => {
        const fields: unknown = expect.any(Array);
        expect(() => kind.parse(junk)).toThrow(expect.objectContaining({ code: "invalid_input", details: { fields } }));
      }),
      { numRuns: 40 },
    );
  });

  it("refuses a member of its input that it does not know", async () => {
    const input = await exampleOf(name).input(scene);
    expect(() => kindOf(name).parse({ ...Object(input), surprise: true })).toThrow(KernelError);
  });

  it("reads what it has read as the same", async () => {
    const kind = kindOf(name);
    const once = kind.parse(await exampleOf(name).input(scene));
    expect(kind.parse(once)).toEqual(once);
    expect(kind.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it("is on a queue that has its priority class", async () => {
    const { answer } = await submitExample(name);
    const row = await scene.rowOf(answer.id);
    const kind = kindOf(name);
    expect(row.queue).toBe(kind.queue);
    expect(row.priority).toBeGreaterThanOrEqual(1);
    expect(row.priority).toBeLessThanOrEqual(QUEUES[kind.queue].priorities.length);
    expect(row.attemptsMax).toBe(QUEUES[kind.queue].attemptsMax);
  });

  it("tells the approver what it is, with nothing missing", async () => {
    const { answer } = await submitExample(name);
    const { title, summary } = await scene.rowOf(answer.id);
    expect(title.length).toBeGreaterThan(5);
    expect(summary).toMatchObject({
      title,
      lines: expect.arrayContaining([expect.any(Object)]),
      changes: expect.any(Array),
    });
    expect(JSON.stringify(summary)).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it("stores its decision with every fact and every rule's outcome", async () => {
    const { answer } = await submitExample(name);
    const record = await decisionOf(answer.id);
    const trace = RuleOutcome.array().parse(record?.trace);
    const declared = kindOf(name).rules.map((rule) => rule.id);
    expect(trace.map((outcome) => outcome.rule)).toEqual(expect.arrayContaining([...declared, "kernel.kill_switch"]));
    expect(trace.filter((outcome) => outcome.code !== undefined)).toEqual([]);
    expect(record?.facts).toMatchObject({
      targetCount: answer.targetCount,
      submitter: exampleOf(name).by.id,
      evidence: [],
    });
    expect(record?.verdict).toBe(answer.decision.verdict);
  });

  it("is one action when its subject is submitted twice", async () => {
    const { input, answer } = await submitExample(name);
    const again = await scene.trySubmit(exampleOf(name).by, { action: name, input });
    const { entityType } = await scene.rowOf(answer.id);
    // A kind whose every submission is new has the submission itself as its subject.
    const isNew = entityType === "submission";
    expect(again).toMatchObject({ ok: true, created: isNew });
    expect(again.ok && again.answer.id === answer.id).toBe(!isNew);
  });

  it("has one effect, however often it is executed", async () => {
    const { input, answer } = await submitExample(name);
    await approveIfHeld(answer);
    const world = fakeWorld();
    expect(await runAction(scene.kernel, answer.id, world)).toBe("succeeded");
    expect(await runAction(scene.kernel, answer.id, world)).toBe("gone");
    expect(await exampleOf(name).effects(scene.db, input, world)).toBe(1);
  });

  it("never executes when it is blocked", async () => {
    const example = exampleOf(name);
    const input = await example.input(scene);
    if (example.forbid) await example.forbid(scene.db, input);
    else {
      const scope = `kind:${name}`;
      await scene.db.execute(`insert into kill_switches values ('${scope}', 'test', 'test', now())`);
    }
    const { answer } = await submitExample(name, input);
    await scene.db.execute("delete from kill_switches");
    expect(answer.status).toBe("blocked");
    const world = fakeWorld();
    const before = await example.effects(scene.db, input, world);
    expect(await runAction(scene.kernel, answer.id, world)).toBe("gone");
    expect(await example.effects(scene.db, input, world)).toBe(before);
    expect([world.mails, world.calls]).toEqual([[], []]);
    await expect(approveBlocked(answer)).rejects.toMatchObject({ code: "state_conflict" });
  });
});

const approveBlocked = ({ id, pinnedDigest: digest }: ActionAnswer) =>
  decideAction(scene.kernel, scene.evan, id, { verdict: "approve", digest, channel: "api" });

it("leaves a trail that folds to every row and recomputes leaf by leaf", async () => {
  const kinds = await scene.db.selectDistinct({ kind: actions.kind }).from(actions);
  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(ACTION_NAMES.toSorted());
  expect(await trailDefects(scene.db)).toEqual([]);
});
