import { PARAMETER_TERMS } from "./parameter-terms";
import { settingsOf } from "./settings";
import type { Setting } from "./settings";
import type { PolicyParameters } from "./parameters";

export interface ChangedSetting {
  path: string[];
  /** Null: no limit. Undefined: not set. */
  before: Setting["value"] | undefined;
  after: Setting["value"] | undefined;
}

/**
 * The settings that let more through than before. An exception counts by what it does to its kind: taking one away is
 * looser where the general value is looser, and adding one is stricter where it is stricter.
 */
export function loosenings(before: PolicyParameters, after: PolicyParameters): ChangedSetting[] {
  const kinds = exceptedKinds(before, after);
  const earlier = byPath(settingsOf(inEffect(before, kinds)));
  return settingsOf(inEffect(after, kinds)).flatMap(({ path, value }) => {
    const old = earlier.get(keyOf(path));
    const looser = directionOf(path);
    if (old === undefined || looser === null) return [];
    return isLooser(looser, old, value) ? [{ path, before: old, after: value }] : [];
  });
}

/** Every setting that differs, as it is written; for people who compare two versions. */
export function changedSettings(before: PolicyParameters, after: PolicyParameters): ChangedSetting[] {
  const [earlier, later] = [byPath(settingsOf(before)), byPath(settingsOf(after))];
  const paths = new Map([...settingsOf(before), ...settingsOf(after)].map(({ path }) => [keyOf(path), path]));
  return [...paths].flatMap(([key, path]) => {
    const [old, next] = [earlier.get(key), later.get(key)];
    return old === next ? [] : [{ path, before: old, after: next }];
  });
}

/** Where an exception is missing, the general value holds for its kind. */
const GENERAL = {
  bulkBlockAboveFor: "bulkBlockAbove",
  agentTargetsPerHourFor: "agentTargetsPerHour",
  evidenceMaxAgeHoursFor: "evidenceMaxAgeHours",
} as const satisfies Partial<Record<keyof PolicyParameters, keyof PolicyParameters>>;

type Excepting = keyof typeof GENERAL;
const EXCEPTING: readonly Excepting[] = ["bulkBlockAboveFor", "agentTargetsPerHourFor", "evidenceMaxAgeHoursFor"];

type Kinds = Record<Excepting | "quorumFor", string[]>;

function exceptedKinds(...both: readonly PolicyParameters[]): Kinds {
  const kindsIn = (name: keyof Kinds) => [...new Set(both.flatMap((params) => Object.keys(params[name])))];
  return {
    bulkBlockAboveFor: kindsIn("bulkBlockAboveFor"),
    agentTargetsPerHourFor: kindsIn("agentTargetsPerHourFor"),
    evidenceMaxAgeHoursFor: kindsIn("evidenceMaxAgeHoursFor"),
    quorumFor: kindsIn("quorumFor"),
  };
}

/** The parameters with each of these kinds spelled out. */
function inEffect(params: PolicyParameters, kinds: Kinds): object {
  const limits = EXCEPTING.map((name) => {
    return [name, fromKinds(kinds[name], (kind) => params[name][kind] ?? params[GENERAL[name]])] as const;
  });
  const quorumFor = fromKinds(kinds.quorumFor, (kind) => {
    const own = params.quorumFor[kind];
    return own ? { low: own, medium: own, high: own } : params.quorum;
  });
  return { ...params, ...Object.fromEntries(limits), quorumFor };
}

const fromKinds = <Value>(kinds: readonly string[], valueOf: (kind: string) => Value) =>
  Object.fromEntries(kinds.map((kind) => [kind, valueOf(kind)]));

const isParameter = (name: string | undefined): name is keyof PolicyParameters =>
  name !== undefined && name in PARAMETER_TERMS;

const directionOf = ([name]: readonly string[]) => (isParameter(name) ? PARAMETER_TERMS[name].looser : null);

function isLooser(looser: "more" | "less", before: number | null, after: number | null): boolean {
  const [old, next] = [before ?? Number.POSITIVE_INFINITY, after ?? Number.POSITIVE_INFINITY];
  return looser === "more" ? next > old : next < old;
}

const keyOf = (path: readonly string[]) => JSON.stringify(path);
const byPath = (settings: readonly Setting[]) => new Map(settings.map(({ path, value }) => [keyOf(path), value]));
