import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Tx } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded, TargetResult, Work } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule } from "@/server/kernel/rule";
import { activateVersion } from "@/server/policy-desk/activate-version";
import { findSimulation, readActive, stateOf } from "@/server/policy-desk/versions";
import type { SimulationRow, VersionRow, VersionState } from "@/server/policy-desk/versions";
import { alwaysHold } from "@/server/policies/always-hold";
import { holdStaleEvidence } from "@/server/policies/evidence";
import { changedSettings, loosenings } from "@/server/policies/loosenings";
import type { ChangedSetting } from "@/server/policies/loosenings";
import { PolicyParameters } from "@/server/policies/parameters";

const input = z.object({ versionId: z.number().int().positive() }).strict();
type Input = z.output<typeof input>;

interface Facts {
  draft: { state: VersionState; paramsHash: string; note: string };
  /** Of exactly these parameters against the active ones; null: there is none. */
  simulation: { id: string; days: number; replayed: number; newlyRuns: number } | null;
  changes: { field: string; before: string; after: string }[];
  /** Which of them let more through. */
  looser: string[];
}

const mustBeDraft: Rule<unknown, Facts> = {
  id: "policy.draft",
  title: "It is a draft",
  reads: ["draft"],
  whenUnknown: "block",
  judge: ({ facts: { draft } }) =>
    draft.state === "draft" ? silent("It is a draft.") : matched("block", `This version is ${draft.state}.`),
};

const mustBeSimulated: Rule<unknown, Facts> = {
  id: "policy.simulated",
  title: "It was simulated as it is, against the active policy",
  reads: ["simulation"],
  whenUnknown: "block",
  judge: ({ facts: { simulation } }) =>
    simulation
      ? silent(`${simulation.replayed} decisions of ${simulation.days} days were replayed.`)
      : matched("block", "These parameters were not simulated against the policy that is active now."),
};

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const ids = requests.map((request) => request.input.versionId);
  const rows = await tx.select().from(policyVersions).where(inArray(policyVersions.id, ids));
  const active = await readActive(tx);
  const loaded = ids.map(async (id) => {
    const draft = rows.find((row) => row.id === id);
    if (!draft) return new KernelError("target_not_found", "There is no such version of the policy.", { version: id });
    return toLoaded(draft, active, await findSimulation(tx, draft, active.id));
  });
  return Promise.all(loaded);
}

function toLoaded(draft: VersionRow, active: VersionRow, found: SimulationRow | null): Loaded<Facts> {
  const [now, then] = [PolicyParameters.parse(active.params), PolicyParameters.parse(draft.params)];
  const { id, paramsHash, note, createdBy } = draft;
  const state = stateOf(draft);
  return {
    facts: {
      draft: { state, paramsHash, note },
      simulation: found && pickFigures(found),
      changes: changedSettings(now, then).map(toWords),
      looser: loosenings(now, then).map(({ path }) => path.join(" · ")),
    },
    targets: [
      {
        entityType: "policy_version",
        entityId: String(id),
        entityVersion: editionOf(paramsHash),
        label: `Policy draft ${id}`,
        attributes: { state, createdBy },
      },
    ],
  };
}

const pickFigures = ({ id, days, replayed, newlyRuns }: SimulationRow) => ({ id, days, replayed, newlyRuns });

const valueWords = (value: number | null | undefined) =>
  value === undefined ? "the general one" : value === null ? "no limit" : String(value);

const toWords = ({ path, before, after }: ChangedSetting) => {
  return { field: path.join(" · "), before: valueWords(before), after: valueWords(after) };
};

/** A draft that is edited is another target: what was approved is no longer there. */
const editionOf = (paramsHash: string) => Number.parseInt(paramsHash.slice(0, 7), 16);

export const activatePolicy = defineAction({
  name: "policy.activate",
  queue: "approval",
  title: "Activate a policy",
  schemaVersion: 1,
  input,
  facts,
  // A new simulation is a new question; a refused one stays answered.
  subject: ({ input: { versionId }, facts: { draft, simulation } }) => ({
    entityType: "policy_version",
    entityId: String(versionId),
    entityVersion: `${draft.paramsHash}:${simulation?.id ?? "not simulated"}`,
  }),
  risk: () => "high",
  rules: [mustBeDraft, mustBeSimulated, alwaysHold, holdStaleEvidence],
  priorityClass: ({ risk }) => `${risk}_risk`,
  summarize: ({ input: { versionId }, facts: { draft, simulation, looser, changes } }) => ({
    title: `Activate policy draft ${versionId}`,
    lines: [
      { label: "Why", value: draft.note },
      { label: "Lets more through", value: looser.length > 0 ? looser.join(", ") : "nothing" },
      { label: "Simulation", value: simulation ? simulationWords(simulation) : "missing" },
    ],
    changes,
  }),
  execute: { port: "database", apply: (tx, work) => Promise.all(work.map((one) => activate(tx, one))) },
});

const simulationWords = ({ days, replayed, newlyRuns }: NonNullable<Facts["simulation"]>) =>
  `${replayed} decisions of the last ${days} days; ${newlyRuns} of them would newly run without a person`;

async function activate(tx: Tx, { actionId, target, input: { versionId }, now }: Work<Input>): Promise<TargetResult> {
  const [draft] = await tx.select().from(policyVersions).where(eq(policyVersions.id, versionId));
  const actor = { kind: "system", id: `action:${actionId}` } as const;
  const done =
    draft &&
    editionOf(draft.paramsHash) === target.entityVersion &&
    (await activateVersion(tx, {
      ...{ versionId, paramsHash: draft.paramsHash },
      ...{ actor, activatedBy: actor.id, at: now },
    }));
  if (done) return { outcome: "done", result: { activeVersion: versionId } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The draft or the policy has changed." } };
}
