import { UsageError } from "./command";

/** The one argument of commands about a version of the policy. */
export function readVersionId([id, ...more]: readonly string[]): number {
  if (!id || !/^\d{1,9}$/.test(id) || more.length > 0) throw new UsageError("Name one version of the policy.");
  return Number(id);
}
