import { QUEUES } from "@/server/queue/index";
import { defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

export const webhookWorker = defineWorker(QUEUES.webhook, { "action.execute": executeActions });
