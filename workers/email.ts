import { QUEUES } from "@/server/queue/index";
import { defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

export const emailWorker = defineWorker(QUEUES.email, { "action.execute": executeActions });
