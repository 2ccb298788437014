import { processEvent } from "@/server/hooks/process-event";
import { resolveProven } from "@/server/kernel/resolve-proven";
import { QUEUES } from "@/server/queue/index";
import { DONE, defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

const PROVEN_AT_ONCE = 100;

/** Callbacks to agents that go out, and events of providers that came in. */
export const webhookWorker = defineWorker(QUEUES.webhook, {
  "action.execute": executeActions,
  async "webhook.process"({ kernel }, { webhookId }) {
    const state = await processEvent(kernel, webhookId);
    // An action may have waited for this news. What this leaves out, because another holds its row, the reconciler does.
    if (state === "processed") await resolveProven(kernel, PROVEN_AT_ONCE);
    return DONE;
  },
});
