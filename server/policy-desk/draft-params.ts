import type { Kernel } from "@/server/kernel/kernel";
import { KernelError } from "@/server/kernel/errors";
import { PolicyParameters } from "@/server/policies/parameters";

export type Changes = Record<string, unknown>;

/** These parameters with the changes; whatever does not fit is refused with its path, a misspelt name too. */
export function draftParams(kernel: Kernel, base: PolicyParameters, changes: Changes): PolicyParameters {
  const parsed = PolicyParameters.strict().safeParse({ ...base, ...changes });
  const fields = parsed.success
    ? unknownKinds(kernel, parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  if (parsed.success && fields.length === 0) return parsed.data;
  throw new KernelError("invalid_input", "These are no parameters of the policy.", { fields });
}

/** An exception for a kind that does not exist would look like a safeguard and be none. */
function unknownKinds(kernel: Kernel, params: PolicyParameters) {
  const { bulkBlockAboveFor, agentTargetsPerHourFor, evidenceMaxAgeHoursFor, quorumFor } = params;
  const exceptions = { bulkBlockAboveFor, agentTargetsPerHourFor, evidenceMaxAgeHoursFor, quorumFor };
  return Object.entries(exceptions).flatMap(([name, kinds]) =>
    Object.keys(kinds)
      .filter((kind) => !kernel.actions.has(kind))
      .map((kind) => ({ path: `${name}.${kind}`, message: "there is no such action" })),
  );
}
