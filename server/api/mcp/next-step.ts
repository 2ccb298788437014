import type { ActionStatus } from "@/server/kernel/states";

interface Standing {
  status: ActionStatus;
  /** Nothing was stored, so nothing follows. */
  dryRun?: true | undefined;
}

/** What an agent should do now, in a sentence that its model reads with the result. */
export function nextStep({ status, dryRun }: Standing): string {
  if (dryRun) return `A dry run: nothing was stored. Submitted for good, it would be ${status}.`;
  switch (status) {
    case "held":
      return "A person decides, which can take hours. Keep the id and go on; ask wait_for_action or get_action later. Do not submit it again: revise_action changes it, cancel_action withdraws it.";
    case "approved":
      return "A person approved it and it starts by itself. Ask wait_for_action for the end.";
    case "queued":
    case "running":
      return "It runs by itself. Ask wait_for_action for the end.";
    case "unknown":
      return "A call outside may have happened and nobody knows. People find out; do not ask for the same again.";
    case "blocked":
      return "Policy forbids it, for good. The reasons say why; do not repeat it as it was.";
    case "rejected":
      return "A person said no, for good. problem.message says why; do not repeat it as it was. With better evidence, submit with parentId.";
    case "expired":
      return "Nobody decided in time, so it will not run. If it is still wanted, submit with parentId.";
    case "cancelled":
      return "It was withdrawn and will not run.";
    case "succeeded":
      return "It is done.";
    case "failed":
      return "It was not done, or not for every target; problem and result say why. To try again, submit with parentId.";
  }
}
