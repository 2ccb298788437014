import { QUEUES } from "@/server/queue/index";
import { defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

export const notificationWorker = defineWorker(QUEUES.notification, { "action.execute": executeActions });
