import { asc, isNotNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import { ACTIONS } from "@/server/actions";
import type { Reader } from "@/server/db";
import { readActive } from "@/server/policy-desk/versions";
import type { VersionRow } from "@/server/policy-desk/versions";
import { changedSettings } from "@/server/policies/loosenings";
import { PARAMETER_GROUPS, PARAMETER_TERMS } from "@/server/policies/parameter-terms";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { readNames } from "./policy-names";

export type ParameterName = keyof PolicyParameters;

/** The active policy and every parameter of it: what it is, what ships, who changed it last and why. */
export async function readParameters(reader: Reader) {
  const [active, activated, nameOf] = await Promise.all([
    readActive(reader),
    reader.select().from(policyVersions).where(isNotNull(policyVersions.activatedAt)).orderBy(asc(policyVersions.id)),
    readNames(reader),
  ]);
  const [params, shipped] = [PolicyParameters.parse(active.params), PolicyParameters.parse({})];
  const changed = lastChanges(activated);
  return {
    active: {
      id: active.id,
      note: active.note,
      by: nameOf(active.createdBy),
      activatedAt: active.activatedAt,
      isOurs: active.codeHash === POLICY_CODE_HASH,
    },
    params,
    shipped,
    groups: PARAMETER_GROUPS.map((group) => ({
      group,
      parameters: NAMES.filter((name) => PARAMETER_TERMS[name].group === group).map((name) => ({
        name,
        ...PARAMETER_TERMS[name],
        lastChange: toChange(changed.get(name), nameOf),
      })),
    })),
    kinds: [...ACTIONS.values()].map(({ name, title }) => ({ name, title })),
  };
}

const NAMES: readonly ParameterName[] = PolicyParameters.keyof().options;

/** By parameter, the newest version that changed it. Versions stand in the order of their activation. */
function lastChanges(activated: readonly VersionRow[]): Map<string, VersionRow> {
  const ordered = activated.toSorted((a, b) => timeOf(a) - timeOf(b));
  const newest = new Map<string, VersionRow>();
  for (const [i, row] of ordered.entries()) {
    const before = ordered[i - 1];
    if (!before) continue;
    const changes = changedSettings(PolicyParameters.parse(before.params), PolicyParameters.parse(row.params));
    for (const { path } of changes) newest.set(path[0] ?? "", row);
  }
  return newest;
}

const timeOf = ({ activatedAt }: VersionRow) => activatedAt?.getTime() ?? 0;

function toChange(row: VersionRow | undefined, nameOf: (who: string | null) => string) {
  return row ? { version: row.id, note: row.note, by: nameOf(row.createdBy), at: row.activatedAt } : null;
}
