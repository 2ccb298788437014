import { KernelError } from "./errors";
import type { Ground } from "./ground";
import type { Human } from "./docket";

/** What is risky is approved by who has just shown who they are, not by whoever found an open session or a token. */
export function refuseStaleIdentity(ground: Ground, { authenticatedAt }: Human, isRisky: boolean): KernelError | null {
  const maxAgeMinutes = ground.params.reauthenticateMinutes;
  const oldest = ground.now.getTime() - maxAgeMinutes * 60_000;
  if (!isRisky || (authenticatedAt && authenticatedAt.getTime() > oldest)) return null;
  return new KernelError(
    "reauthentication_required",
    `This takes a proof of who you are that is not older than ${maxAgeMinutes} minutes.`,
    { maxAgeMinutes },
  );
}
