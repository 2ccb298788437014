import type { Tx } from "@/server/db";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { loadMembers, memberTarget } from "./load-members";
import type { Member } from "./load-members";

export interface MemberFacts {
  member: {
    status: Member["status"];
    version: number;
    role: Member["role"];
    country: string;
    accredited: boolean;
    identityVerified: boolean;
  };
}

interface MemberInput {
  userId: string;
  version?: number | undefined;
}

/** One member each, as they are now. */
export async function memberFacts(
  tx: Tx,
  requests: readonly FactsRequest<MemberInput>[],
): Promise<(Loaded<MemberFacts> | KernelError)[]> {
  const found = await loadMembers(
    tx,
    requests.map(({ input }) => input.userId),
  );
  return requests.map(({ input }) => {
    const member = found.get(input.userId);
    if (!member) return new KernelError("target_not_found", "There is no such member.", { userId: input.userId });
    const { status, version, role, country, accredited, identityVerifiedAt } = member;
    const identityVerified = identityVerifiedAt !== null;
    const facts = { member: { status, version, role, country, accredited, identityVerified } };
    return { facts, targets: [memberTarget(member)], refusal: staleVersion(input.version, version) };
  });
}

/** The submitter looked at another version than the present one. */
export function staleVersion(asked: number | undefined, present: number): KernelError | undefined {
  if (asked === undefined || asked === present) return undefined;
  return new KernelError("version_conflict", `You looked at version ${asked}; it is at version ${present} now.`, {
    version: present,
  });
}
