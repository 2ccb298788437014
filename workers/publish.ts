import { QUEUES } from "@/server/queue/index";
import { defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

export const publishWorker = defineWorker(QUEUES.publish, { "action.execute": executeActions });
