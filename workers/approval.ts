import { escalateRequests } from "@/server/kernel/escalate";
import { expireActions } from "@/server/kernel/expire";
import { QUEUES } from "@/server/queue/index";
import { DONE, defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

/** Decision work and the actions that follow a decision. Nothing here waits for a person: that is Postgres' job. */
export const approvalWorker = defineWorker(QUEUES.approval, {
  "action.execute": executeActions,
  async "decision.expire"({ kernel }, { limit }) {
    await expireActions(kernel, limit);
    return DONE;
  },
  async "decision.escalate"({ kernel }, { limit }) {
    await escalateRequests(kernel, limit);
    return DONE;
  },
});
