import type { RequestContext } from "@/server/auth/request-context";
import type { Prover } from "@/server/auth/prover";
import { KernelError } from "@/server/kernel/errors";

/** Who shows who they are, and under which session or token that will count. */
export function proverOf({
  staff,
  sessionHash,
  client,
}: Pick<RequestContext, "staff" | "sessionHash" | "client">): Prover {
  if (!staff || sessionHash === null) throw new KernelError("unauthenticated", "Sign in first.");
  return { staff, sessionHash, client };
}
