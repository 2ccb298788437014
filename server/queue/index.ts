import type { QueueName } from "@/server/kernel/queues";
import { approval } from "./approval";
import type { QueueDefinition } from "./define-queue";
import { email } from "./email";
import { embedding } from "./embedding";
import { notification } from "./notification";
import { publish } from "./publish";
import { webhook } from "./webhook";

export const QUEUES = { email, embedding, webhook, notification, approval, publish } as const satisfies Record<
  QueueName,
  QueueDefinition
>;
