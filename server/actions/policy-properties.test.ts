import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVIDENCE_KINDS, RISK_LEVELS, policyDecisions } from "@/drizzle/schema/actions";
import type { ActionKind, ActionSpec } from "@/server/kernel/define-action";
import { defineAction } from "@/server/kernel/define-action";
import { stricter } from "@/server/kernel/assess";
import type { EvidenceFact, StandardFacts } from "@/server/kernel/rule";
import { quorumOf, raiseQuorum } from "@/server/kernel/quorum";
import { loosenings } from "@/server/policies/loosenings";
import { PolicyParameters } from "@/server/policies/parameters";
import { ACTION_EXAMPLES } from "@/server/testing/action-examples";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { ACTIONS, ACTION_NAMES } from "./index";
import type { ActionName } from "./index";

/** What one kind's example left in the record: the ground that every property here is tried on. */
interface Record {
  kind: ActionKind;
  input: unknown;
  facts: StandardFacts;
}

const records = new Map<ActionName, Record>();
let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
  for (const name of ACTION_NAMES) records.set(name, await recordOf(name));
});
afterAll(() => scene.close());

async function recordOf(name: ActionName): Promise<Record> {
  const example = ACTION_EXAMPLES[name];
  const { id } = await scene.submit(example.by, { action: name, input: await example.input(scene) });
  const [stored] = await scene.db
    .select()
    .from(policyDecisions)
    .where(and(eq(policyDecisions.actionId, id), eq(policyDecisions.phase, "submit")));
  const kind = ACTIONS.get(name);
  if (!stored || !kind) throw new Error(`${name} left no decision`);
  // Safe because submit stores the standard facts with those of the kind.
  return { kind, input: stored.input, facts: stored.facts as StandardFacts };
}

const atOf = (name: ActionName): Record => {
  const record = records.get(name);
  if (!record) throw new Error(`${name} has no record`);
  return record;
};

/** Shipped limits, and ones that let more run, so that there is something to lose. */
const anyParams = fc.constantFrom(
  PolicyParameters.parse({}),
  PolicyParameters.parse({ unattendedApprovalsPerDay: 5 }),
  PolicyParameters.parse({ bulkTypedCountFrom: 100, agentTargetsPerHour: null, evidenceMaxAgeHours: 1 }),
);

const few = fc.constantFrom(0, 1, 5, 25, 500);
const anyQuorum = fc.record({ operator: fc.integer({ min: 1, max: 2 }), editor: fc.nat(1), support: fc.nat(1) });

/** Figures that the rules read, few enough of them that one set is often nowhere looser than another. */
const anyFigures = fc
  .record(
    {
      unattendedApprovalsPerDay: fc.constantFrom(0, 5),
      bulkTypedCountFrom: few,
      bulkBlockAbove: fc.constantFrom(25, 500),
      bulkBlockAboveFor: fc.constantFrom({}, { "user.approve": 1 }, { "user.approve_many": 600 }),
      agentTargetsPerHour: fc.constantFrom(null, 5, 500),
      evidenceMaxAgeHours: fc.constantFrom(1, 72),
      quorum: fc.record({ low: anyQuorum, medium: anyQuorum, high: anyQuorum }),
      quorumFor: fc.constantFrom({}, { "fund.verify": { operator: 2, editor: 0, support: 0 } }),
    },
    { requiredKeys: [] },
  )
  .map((figures) => PolicyParameters.parse(figures));

const anyEvidence = fc.record<EvidenceFact>({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  origin: fc.constantFrom("operator", "policy", "agent", "external"),
  title: fc.constantFrom("Sign-up log", "Identity check"),
  sha256: fc.constant("a".repeat(64)),
  ageSeconds: fc.nat(400_000),
});

/** Facts as they could have been: other sizes, other evidence, a switch that was on, another release. */
const anyChange = fc.record(
  {
    targetCount: fc.nat(700),
    windowTargets: fc.nat(2_500),
    evidence: fc.array(anyEvidence, { maxLength: 3 }),
    killSwitches: fc.constantFrom<string[]>([], ["all"]),
    policyIsOurs: fc.boolean(),
  },
  { requiredKeys: [] },
);

interface Judged {
  verdict: string;
  risk: string;
}

/** The further one of both is at least as strict, in its verdict and in its risk. */
function expectNotMilder(before: ReturnType<ActionKind["judge"]>, after: ReturnType<ActionKind["judge"]>): void {
  const seen: [Judged, Judged] = [summaryOf(before), summaryOf(after)];
  expect(stricter(before.assessment.verdict, after.assessment.verdict), JSON.stringify(seen)).toBe(false);
  expect(RISK_LEVELS.indexOf(after.risk), JSON.stringify(seen)).toBeGreaterThanOrEqual(
    RISK_LEVELS.indexOf(before.risk),
  );
}

const summaryOf = ({ assessment, risk }: ReturnType<ActionKind["judge"]>): Judged => ({
  verdict: assessment.verdict,
  risk,
});

describe.each(ACTION_NAMES)("%s", (name) => {
  it("is judged no milder with more targets, a fuller hour or older evidence", () => {
    const { kind, input, facts } = atOf(name);
    fc.assert(
      fc.property(anyChange, anyParams, fc.nat(600), fc.nat(400_000), (change, params, more, older) => {
        const before: StandardFacts = { ...facts, ...change };
        const judge = (after: Partial<StandardFacts>) => kind.judge(input, { ...before, ...after }, params);
        const base = judge({});
        expectNotMilder(base, judge({ targetCount: before.targetCount + more }));
        expectNotMilder(base, judge({ windowTargets: before.windowTargets + more }));
        const aged = before.evidence.map((item) => ({ ...item, ageSeconds: item.ageSeconds + older }));
        expectNotMilder(base, judge({ evidence: aged }));
      }),
    );
  });

  it("is judged no milder when a fact is not known", () => {
    const { kind, input, facts } = atOf(name);
    fc.assert(
      fc.property(anyChange, anyParams, fc.constantFrom(...Object.keys(facts)), (change, params, gone) => {
        const before: StandardFacts = { ...facts, ...change };
        const after = { ...before, [gone]: undefined };
        expectNotMilder(kind.judge(input, before, params), kind.judge(input, after, params));
      }),
    );
  });

  it("is judged no milder for evidence that came from outside", () => {
    const { kind, input, facts } = atOf(name);
    fc.assert(
      fc.property(anyChange, anyParams, anyEvidence, fc.boolean(), (change, params, item, first) => {
        const before: StandardFacts = { ...facts, ...change };
        const outside = { ...item, origin: "external" as const };
        const evidence = first ? [outside, ...before.evidence] : [...before.evidence, outside];
        expectNotMilder(kind.judge(input, before, params), kind.judge(input, { ...before, evidence }, params));
      }),
    );
  });

  it("is judged no milder, and by no fewer people, where no parameter is looser", () => {
    const { kind, input, facts } = atOf(name);
    fc.assert(
      fc.property(anyChange, anyFigures, anyFigures, (change, before, after) => {
        if (loosenings(before, after).length > 0) return;
        const stored: StandardFacts = { ...facts, ...change };
        const [then, now] = [kind.judge(input, stored, before), kind.judge(input, stored, after)];
        expectNotMilder(then, now);
        const asked = quorumOf(after, name, then.risk);
        expect(raiseQuorum(quorumOf(before, name, then.risk), asked)).toEqual(asked);
      }),
      { numRuns: 300 },
    );
  });

  it("is judged the same in whatever order its rules stand", () => {
    const { kind, input, facts } = atOf(name);
    const spec = specOf(kind);
    fc.assert(
      fc.property(
        anyChange,
        anyParams,
        fc.shuffledSubarray([...spec.rules], { minLength: spec.rules.length }),
        (change, params, rules) => {
          const before: StandardFacts = { ...facts, ...change };
          const shuffled = defineAction({ ...spec, rules }).judge(input, before, params);
          expect(summaryOf(shuffled)).toEqual(summaryOf(kind.judge(input, before, params)));
        },
      ),
    );
  });
});

/** Safe because everything in the registry was made by defineAction, which keeps the spec beside what it made. */
const specOf = (kind: ActionKind) =>
  (kind as ReturnType<typeof defineAction>).spec as ActionSpec<string, never, object>;
