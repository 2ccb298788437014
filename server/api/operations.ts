import type { z } from "zod";
import { ActionListInput } from "./reads/list-actions";
import { FundListInput, MemberListInput, ProviderListInput } from "./reads/list-directory";
import { TaskListInput } from "./reads/list-tasks";
import type { createCaller } from "./root";
import { WaitInput } from "./wait-for-end";

type Caller = ReturnType<typeof createCaller>;
type Input = Record<string, unknown>;

/** One address of /api/v1 and the procedure behind it. */
export interface Operation {
  method: "GET" | "POST";
  /** {names} become members of the input. */
  path: string;
  summary: string;
  /** What the query string may name; by default nothing. */
  query?: z.ZodObject;
  /** Where the header Idempotency-Key goes; "items": many submissions, each of which carries its own. */
  idempotencyKey?: "input" | "items";
  /** What is wrong with one of `items` is told in its place, and must not fail the others. */
  judgesItems?: boolean;
  statusOf: (result: unknown) => number;
  // The input comes from outside: the procedure parses it, so nothing is claimed about it here.
  call: (caller: Caller, input: Input) => Promise<unknown>;
}

const ok = () => 200;
const createdOrRepeated = (result: unknown) =>
  typeof result === "object" && result !== null && "created" in result && result.created === true ? 201 : 200;

/** Hands unparsed input to a procedure, whose own schema parses it. */
function unparsed<Parsed, Result>(procedure: (input: Parsed) => Promise<Result>): (input: Input) => Promise<Result> {
  // Safe because tRPC validates every input at run time, whatever its static type says.
  return procedure as (input: Input) => Promise<Result>;
}

export const OPERATIONS: readonly Operation[] = [
  {
    method: "POST",
    path: "/actions",
    summary: "Submit an action",
    idempotencyKey: "input",
    statusOf: createdOrRepeated,
    call: (caller, input) => unparsed(caller.actions.submit)(input),
  },
  {
    method: "POST",
    path: "/actions/batch",
    summary: "Submit up to 500 independent actions",
    idempotencyKey: "items",
    judgesItems: true,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.submitBatch)(input),
  },
  {
    method: "GET",
    path: "/actions",
    summary: "List actions",
    query: ActionListInput,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.list)(input),
  },
  {
    method: "GET",
    path: "/actions/{id}",
    summary: "Read one action",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.get)(input),
  },
  {
    method: "GET",
    path: "/actions/{id}/wait",
    summary: "Wait until an action is settled",
    query: WaitInput.omit({ id: true }),
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.wait)(input),
  },
  {
    method: "GET",
    path: "/actions/{id}/events",
    summary: "Read an action's timeline",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.events)(input),
  },
  {
    method: "GET",
    path: "/actions/{id}/receipt",
    summary: "Prove an ended action's events",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.receipt)(input),
  },
  {
    method: "POST",
    path: "/actions/{id}/cancel",
    summary: "Withdraw an action",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.cancel)(input),
  },
  {
    method: "POST",
    path: "/actions/{id}/revise",
    summary: "Change a held action: a new generation",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.revise)(input),
  },
  {
    method: "POST",
    path: "/actions/{id}/decisions",
    summary: "Approve or reject (staff only)",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.decide)(input),
  },
  {
    method: "POST",
    path: "/actions/{id}/resolve",
    summary: "Say what became of a call that nobody answered (operators only)",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.actions.resolve)(input),
  },
  { method: "GET", path: "/me", summary: "Who am I", statusOf: ok, call: (caller) => caller.me.get() },
  {
    method: "POST",
    path: "/me/reauthenticate",
    summary: "Prove anew who you are, before a high-risk approval (staff only)",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.me.reauthenticate)(input),
  },
  {
    method: "GET",
    path: "/members",
    summary: "List members",
    query: MemberListInput,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.directory.members)(input),
  },
  {
    method: "GET",
    path: "/funds",
    summary: "List funds",
    query: FundListInput,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.directory.funds)(input),
  },
  {
    method: "GET",
    path: "/providers",
    summary: "List service providers",
    query: ProviderListInput,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.directory.providers)(input),
  },
  {
    method: "GET",
    path: "/tasks",
    summary: "List tasks",
    query: TaskListInput,
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.list)(input),
  },
  {
    method: "POST",
    path: "/tasks",
    summary: "Open a task for an agent",
    idempotencyKey: "input",
    statusOf: createdOrRepeated,
    call: (caller, input) => unparsed(caller.tasks.open)(input),
  },
  {
    method: "GET",
    path: "/tasks/{id}",
    summary: "Read one task",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.get)(input),
  },
  {
    method: "GET",
    path: "/tasks/{id}/events",
    summary: "Read a task's timeline",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.events)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/accept",
    summary: "Take up a task",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.accept)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/progress",
    summary: "Say how far a task is",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.progress)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/handoff",
    summary: "Hand a task to another agent",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.handOff)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/escalate",
    summary: "Ask a person about a task",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.escalate)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/answer",
    summary: "Answer an escalated task (staff only)",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.answer)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/complete",
    summary: "Say that a task is done",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.complete)(input),
  },
  {
    method: "POST",
    path: "/tasks/{id}/cancel",
    summary: "Cancel a task that you opened",
    statusOf: ok,
    call: (caller, input) => unparsed(caller.tasks.cancel)(input),
  },
];
