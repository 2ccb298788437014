import type { Params } from "./policy-types";

export type SettingValue = number | null | Record<string, number> | undefined;

/** The parameters with one figure, or one exception, set; undefined takes it away. */
export function withSetting(params: Params, path: readonly string[], value: SettingValue): Params {
  // Safe because a form only sets what its parameter holds; the server parses what is sent.
  return set(params, path, value) as Params;
}

function set(object: unknown, [key, ...rest]: readonly string[], value: SettingValue): unknown {
  if (key === undefined) return value;
  const { [key]: old, ...others } = Object(object) as Record<string, unknown>; // Safe because only objects are walked.
  const next = set(old, rest, value);
  return next === undefined ? others : { ...Object(object), [key]: next };
}

/** The figure at the end of a path; undefined: it is not set. */
export function settingAt(params: Params, path: readonly string[]): number | null | undefined {
  const found = path.reduce<unknown>((object, key) => (isObject(object) ? object[key] : undefined), params);
  return typeof found === "number" || found === null ? found : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The parameters that differ from those before, whole. */
export function changedParameters(before: Params, after: Params): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name))),
  );
}
