import type { OperationId } from "@/server/api/operations";
import { acceptTask } from "@/server/tasks/accept-task";
import { cancelTask } from "@/server/tasks/cancel-task";
import { escalateTask } from "@/server/tasks/escalate-task";
import { NewTask, openTask } from "@/server/tasks/open-task";
import type { By, Case, Contract, Request } from "./contract-cases";
import { ABSENT, everybodyReads, listing, onlyReads, othersAreAbsent } from "./contract-parts";
import type { DatabaseScene } from "./database-scene";
import { agent } from "./make";

const asked = { assignee: "velma", title: "Compare the figures" };

const opened = async ({ kernel, evan }: DatabaseScene) => {
  const { id } = await openTask(kernel, evan, NewTask.parse(asked));
  return { id };
};
const accepted = async (scene: DatabaseScene) => {
  const { id } = await opened(scene);
  await acceptTask(scene.kernel, agent("velma"), id, { version: 1 });
  return { id };
};
const escalated = async (scene: DatabaseScene) => {
  const { id } = await accepted(scene);
  await escalateTask(scene.kernel, agent("velma"), id, { question: "Which of the two?" });
  return { id };
};
const ended = async (scene: DatabaseScene) => {
  const { id } = await opened(scene);
  await cancelTask(scene.kernel, scene.evan, id, { reason: "Not needed." });
  return { id };
};

const reading: Contract = {
  allowed: { by: "velma", request: opened, status: 200 },
  invalid: { by: "velma", request: () => ({ id: "nonsense" }), status: 400, code: "invalid_input" },
  forbidden: othersAreAbsent,
  missing: { by: "velma", request: () => ({ id: ABSENT }), status: 404, code: "not_found" },
  conflicting: onlyReads,
};

interface Verb {
  by: By;
  /** A task of which the verb may be said. */
  ready: (scene: DatabaseScene) => Promise<Request>;
  says: Request;
  /** Who sees the task and is refused all the same. */
  refused: By;
  conflicting?: Case & { code: NonNullable<Case["code"]> };
}

/** What only one of the task's people may do, once. */
const verb = ({ by, ready, says, refused, conflicting }: Verb): Contract => ({
  allowed: { by, request: async (scene) => ({ ...(await ready(scene)), ...says }), status: 200 },
  invalid: { by, request: ready, status: 400, code: "invalid_input" },
  forbidden: {
    by: refused,
    request: async (scene) => ({ ...(await ready(scene)), ...says }),
    status: 403,
    code: "forbidden",
  },
  missing: { by, request: () => ({ id: ABSENT, ...says }), status: 404, code: "not_found" },
  conflicting: conflicting ?? {
    by,
    request: async (scene) => ({ ...(await ended(scene)), ...says }),
    status: 409,
    code: "state_conflict",
  },
});

const note = "As an example.";

type TaskOperation = Extract<OperationId, `${string}Task${string}` | "reportProgress">;

export const TASK_CONTRACTS: Record<TaskOperation, Contract> = {
  listTasks: listing("velma", everybodyReads),
  openTask: {
    allowed: { by: "scooby", request: () => asked, status: 201 },
    invalid: { by: "scooby", request: () => ({ assignee: "velma" }), status: 400, code: "invalid_input" },
    forbidden: { by: "viewer", request: () => asked, status: 403, code: "forbidden" },
    missing: { by: "scooby", request: () => ({ ...asked, parentId: ABSENT }), status: 404, code: "not_found" },
    conflicting: {
      by: "scooby",
      async request({ kernel }) {
        const first = NewTask.parse({ ...asked, idempotencyKey: "the-same" });
        await openTask(kernel, agent("scooby"), first);
        return { ...asked, title: "Something else", idempotencyKey: "the-same" };
      },
      status: 422,
      code: "idempotency_conflict",
    },
  },
  getTask: reading,
  listTaskEvents: reading,
  acceptTask: verb({
    ...{ by: "velma", ready: opened, says: { version: 1 }, refused: "scooby" },
    conflicting: {
      by: "velma",
      request: async (scene) => ({ ...(await opened(scene)), version: 7 }),
      status: 409,
      code: "version_conflict",
    },
  }),
  reportProgress: verb({ by: "velma", ready: accepted, says: { note }, refused: "scooby" }),
  handOffTask: verb({ by: "velma", ready: accepted, says: { to: "daphne", note }, refused: "scooby" }),
  escalateTask: verb({ by: "velma", ready: accepted, says: { question: note }, refused: "scooby" }),
  answerTask: verb({ by: "operator", ready: escalated, says: { answer: note }, refused: "velma" }),
  completeTask: verb({ by: "velma", ready: accepted, says: { result: note }, refused: "scooby" }),
  cancelTask: verb({ by: "operator", ready: opened, says: { reason: note }, refused: "velma" }),
};
