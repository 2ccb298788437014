import { EventList } from "@/server/api/own-actions";
import { createdOrRepeated, operation } from "@/server/api/operation";
import { TaskListItem } from "@/server/api/reads/list-tasks";
import { pageOf } from "@/server/api/reads/page";
import { TaskView } from "@/server/api/reads/task-detail";
import type { TaskStatus } from "@/server/tasks/states";
import { TaskStanding } from "@/server/tasks/change-task";
import { OpenedTask } from "@/server/tasks/open-task";
import { EXAMPLE } from "./examples";

const STANDING = { id: EXAMPLE.taskId, status: "open", assignee: "velma", version: 1 };

const standing = (status: TaskStatus) => ({
  says: "Where the task stands now.",
  schema: TaskStanding,
  example: { ...STANDING, status, version: 2 },
});

const LISTED = {
  ...STANDING,
  title: "Compare the new fund's figures",
  visited: ["velma"],
  hops: 0,
  openedBy: { kind: "agent", id: "scooby", name: null },
  parentId: null,
  depth: 0,
  isUntrusted: false,
  escalatedTo: null,
  note: null,
  dueAt: EXAMPLE.later,
  openedAt: EXAMPLE.at,
  updatedAt: EXAMPLE.at,
  endedAt: null,
};

export const WORKING = [
  operation({
    id: "listTasks",
    method: "GET",
    path: "/tasks",
    tag: "Tasks",
    summary: "List tasks",
    says: "An agent sees what it holds, had or opened; with the grant `read:tasks` all.",
    procedure: "tasks.list",
    request: { status: ["open"], limit: 2 },
    answers: {
      200: {
        says: "A page, newest first.",
        schema: pageOf(TaskListItem, "TaskPage"),
        example: { items: [LISTED], nextCursor: null },
      },
    },
    errors: [],
  }),
  operation({
    id: "openTask",
    method: "POST",
    path: "/tasks",
    tag: "Tasks",
    summary: "Open a task for an agent",
    says:
      "For staff, and for agents whose file says so (`GET /me`). Others than the lead name a `parentId` that they hold or " +
      "opened. The same again by its key answers 200 with the first.",
    procedure: "tasks.open",
    idempotencyKey: "input",
    statusOf: createdOrRepeated,
    request: { assignee: "velma", title: "Compare the new fund's figures" },
    answers: {
      200: { says: "The same again.", schema: OpenedTask, example: { ...STANDING, created: false } },
      201: { says: "A new task.", schema: OpenedTask, example: { ...STANDING, created: true } },
    },
    errors: [
      "no_grant",
      "forbidden",
      "agent_paused",
      "not_found",
      "task_limit",
      "state_conflict",
      "idempotency_conflict",
    ],
  }),
  operation({
    id: "getTask",
    method: "GET",
    path: "/tasks/{id}",
    tag: "Tasks",
    summary: "Read one task",
    says: "With its context, attachments, linked actions and parts. To whom it is not shown it is not there.",
    procedure: "tasks.get",
    request: { id: EXAMPLE.taskId },
    answers: {
      200: {
        says: "The task, as it is now.",
        schema: TaskView,
        example: {
          ...LISTED,
          ...{ context: "The deck says 12 % a year.", contextOrigin: "agent", attachments: [] },
          ...{ actions: [], parent: null, parts: [], asked: null },
        },
      },
    },
    errors: ["not_found"],
  }),
  operation({
    id: "listTaskEvents",
    method: "GET",
    path: "/tasks/{id}/events",
    tag: "Tasks",
    summary: "Read a task's timeline",
    says: "Every step, oldest first.",
    procedure: "tasks.events",
    request: { id: EXAMPLE.taskId },
    answers: {
      200: {
        says: "Its events.",
        schema: EventList,
        example: {
          items: [
            {
              ...{ id: EXAMPLE.eventId, at: EXAMPLE.at, type: "task.opened", actionId: null, generation: null },
              actor: { kind: "agent", id: "scooby", name: null },
              body: { taskId: EXAMPLE.taskId, from: null, to: "open", assignee: "velma", version: 1 },
              ...{ private: null, leaf: EXAMPLE.leaf },
            },
          ],
        },
      },
    },
    errors: ["not_found"],
  }),
  operation({
    id: "acceptTask",
    method: "POST",
    path: "/tasks/{id}/accept",
    tag: "Tasks",
    summary: "Take up a task",
    says: "Only who holds it, and who has read it: name the version you saw.",
    procedure: "tasks.accept",
    request: { id: EXAMPLE.taskId, version: 1 },
    answers: { 200: standing("accepted") },
    errors: ["agent_paused", "forbidden", "not_found", "version_conflict", "state_conflict"],
  }),
  operation({
    id: "reportProgress",
    method: "POST",
    path: "/tasks/{id}/progress",
    tag: "Tasks",
    summary: "Say how far a task is",
    says: "Only who holds it and has accepted; actions are linked by who submitted them.",
    procedure: "tasks.progress",
    request: { id: EXAMPLE.taskId, note: "Half of it is compared." },
    answers: { 200: standing("accepted") },
    errors: ["agent_paused", "forbidden", "not_found", "state_conflict"],
  }),
  operation({
    id: "handOffTask",
    method: "POST",
    path: "/tasks/{id}/handoff",
    tag: "Tasks",
    summary: "Hand a task to another agent",
    says: "Only who holds it. No right goes along: the next one submits under its own grants.",
    procedure: "tasks.handOff",
    request: { id: EXAMPLE.taskId, to: "daphne", note: "It is a matter of wording now." },
    answers: { 200: standing("open") },
    errors: ["agent_paused", "no_grant", "forbidden", "not_found", "task_limit", "state_conflict"],
  }),
  operation({
    id: "escalateTask",
    method: "POST",
    path: "/tasks/{id}/escalate",
    tag: "Tasks",
    summary: "Ask a person about a task",
    says: "Only who holds it; until somebody answers, no agent goes on with it.",
    procedure: "tasks.escalate",
    request: { id: EXAMPLE.taskId, question: "Which of the two figures counts?" },
    answers: { 200: standing("escalated") },
    errors: ["agent_paused", "forbidden", "not_found", "state_conflict"],
  }),
  operation({
    id: "answerTask",
    method: "POST",
    path: "/tasks/{id}/answer",
    tag: "People",
    summary: "Answer an escalated task",
    says: "Who was asked, or an operator. An answer gives no right and approves nothing.",
    procedure: "tasks.answer",
    request: { id: EXAMPLE.taskId, answer: "The audited one." },
    answers: { 200: standing("open") },
    errors: ["forbidden", "not_found", "state_conflict"],
  }),
  operation({
    id: "completeTask",
    method: "POST",
    path: "/tasks/{id}/complete",
    tag: "Tasks",
    summary: "Say that a task is done",
    says: "Only who holds it and has accepted. What is linked to it must have ended, and so must its parts.",
    procedure: "tasks.complete",
    request: { id: EXAMPLE.taskId, result: "The figures agree." },
    answers: { 200: standing("completed") },
    errors: ["agent_paused", "forbidden", "not_found", "not_settled", "state_conflict"],
  }),
  operation({
    id: "cancelTask",
    method: "POST",
    path: "/tasks/{id}/cancel",
    tag: "Tasks",
    summary: "Cancel a task",
    says: "Who opened it, or an operator; its parts end with it, its actions go their own way.",
    procedure: "tasks.cancel",
    request: { id: EXAMPLE.taskId, reason: "No longer needed." },
    answers: { 200: standing("cancelled") },
    errors: ["forbidden", "not_found", "state_conflict"],
  }),
];
