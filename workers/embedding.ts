import { QUEUES } from "@/server/queue/index";
import { defineWorker } from "./define-worker";
import { executeActions } from "./execute-actions";

export const embeddingWorker = defineWorker(QUEUES.embedding, { "action.execute": executeActions });
