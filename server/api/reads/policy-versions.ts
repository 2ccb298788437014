import { and, desc, isNull, isNotNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Reader } from "@/server/db";
import { readActive, stateOf, findSimulation } from "@/server/policy-desk/versions";
import type { SimulationRow, VersionRow } from "@/server/policy-desk/versions";
import { SimulationCounts } from "@/server/policy-desk/tally";
import { changedSettings, loosenings } from "@/server/policies/loosenings";
import { PolicyParameters } from "@/server/policies/parameters";
import { readNames } from "./policy-names";

const VERSIONS_MAX = 100;

/** Drafts, each against the active version: what it changes, what of it is looser, how it did when it was replayed. */
export async function readDrafts(reader: Reader) {
  const [active, rows, nameOf] = await Promise.all([
    readActive(reader),
    reader
      .select()
      .from(policyVersions)
      .where(and(isNull(policyVersions.activatedAt), isNull(policyVersions.discardedAt)))
      .orderBy(desc(policyVersions.id))
      .limit(VERSIONS_MAX),
    readNames(reader),
  ]);
  const simulations = await Promise.all(rows.map((row) => findSimulation(reader, row, active.id)));
  const now = PolicyParameters.parse(active.params);
  return rows.map((row, i) => {
    const params = PolicyParameters.parse(row.params);
    return {
      id: row.id,
      note: row.note,
      createdBy: row.createdBy,
      by: nameOf(row.createdBy),
      createdAt: row.createdAt,
      shadowedAt: row.shadowedAt,
      params,
      changes: changedSettings(now, params),
      looser: loosenings(now, params),
      simulation: toSimulation(simulations[i] ?? null, nameOf),
    };
  });
}

function toSimulation(row: SimulationRow | null, nameOf: (who: string | null) => string) {
  if (!row) return null;
  const { id, days, ranAt, ranBy, replayed, skipped, newlyRuns } = row;
  return {
    id,
    days,
    ranAt,
    by: nameOf(ranBy),
    replayed,
    skipped,
    newlyRuns,
    counts: SimulationCounts.parse(row.counts),
  };
}

/** What was in force, newest first, and what each changed. */
export async function readVersions(reader: Reader) {
  const [rows, nameOf] = await Promise.all([
    reader
      .select()
      .from(policyVersions)
      .where(isNotNull(policyVersions.activatedAt))
      .orderBy(desc(policyVersions.activatedAt))
      .limit(VERSIONS_MAX + 1),
    readNames(reader),
  ]);
  return rows.slice(0, VERSIONS_MAX).map((row, i) => ({
    id: row.id,
    state: stateOf(row),
    note: row.note,
    by: nameOf(row.createdBy),
    activatedAt: row.activatedAt,
    retiredAt: row.retiredAt,
    codeHash: row.codeHash,
    /** The action that a second person approved, when it took one. */
    actionId: row.activatedBy?.startsWith("action:") ? row.activatedBy.slice("action:".length) : null,
    changes: changesSince(rows[i + 1], row),
  }));
}

/** Null: there is nothing before it to compare with. */
function changesSince(before: VersionRow | undefined, row: VersionRow) {
  return before ? changedSettings(PolicyParameters.parse(before.params), PolicyParameters.parse(row.params)) : null;
}
