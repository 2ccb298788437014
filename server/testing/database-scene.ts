import { eq } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import type { ActionAnswer } from "@/server/kernel/answer";
import { decideAction } from "@/server/kernel/decide";
import type { Kernel } from "@/server/kernel/kernel";
import type { ActionRow } from "@/server/kernel/load";
import { submitActions } from "@/server/kernel/submit";
import type { SubmitResult } from "@/server/kernel/submit";
import type { PolicyParameters } from "@/server/policies/parameters";
import { testDatabase } from "./database";
import type { TestDatabase } from "./database";
import { agent, makeMember, makeStaff } from "./make";
import { testKernel, testPolicy } from "./test-kernel";

type Staff = Extract<Actor, { kind: "staff" }>;
type Sent = Record<string, unknown>;

/** A database with a kernel on it, an operator, and the few steps that most kernel tests take. */
export interface DatabaseScene extends TestDatabase {
  kernel: Kernel;
  evan: Staff;
  /** The same kernel under other parameters of policy. */
  withPolicy: (params: Partial<PolicyParameters>) => Kernel;
  /** Answers whatever the kernel answers. */
  trySubmit: (actor: Actor, sent: Sent, kernel?: Kernel) => Promise<SubmitResult>;
  /** Throws the kernel's refusal. */
  submit: (actor: Actor, sent: Sent, kernel?: Kernel) => Promise<ActionAnswer>;
  /** In one transaction; throws the first refusal. */
  submitMany: (actor: Actor, sent: readonly Sent[]) => Promise<ActionAnswer[]>;
  /** A fresh member's approval, held. */
  holdOne: (as?: Sent) => Promise<ActionAnswer & { userId: string }>;
  approve: (
    answer: Pick<ActionAnswer, "id" | "pinnedDigest">,
    by?: Staff,
    kernel?: Kernel,
  ) => Promise<{ status: string }>;
  rowOf: (id: string) => Promise<ActionRow>;
  targetsOf: (id: string) => Promise<(typeof actionTargets.$inferSelect)[]>;
  eventsOf: (id: string) => Promise<(typeof auditEvents.$inferSelect)[]>;
  eventTypesOf: (id: string) => Promise<string[]>;
}

export async function databaseScene(): Promise<DatabaseScene> {
  const database = await testDatabase();
  const { db } = database;
  const kernel = testKernel(db);
  const evan = await makeStaff(db, "operator", "Evan");
  const trySubmit: DatabaseScene["trySubmit"] = async (actor, sent, by = kernel) => {
    const [result] = await submitActions(by, [{ actor, submission: Submission.parse(sent) }]);
    if (!result) throw new Error("the kernel gave no result");
    return result;
  };
  const submit: DatabaseScene["submit"] = async (actor, sent, by) => {
    const result = await trySubmit(actor, sent, by);
    if (!result.ok) throw result.error;
    return result.answer;
  };
  const eventsOf = (id: string) =>
    db.select().from(auditEvents).where(eq(auditEvents.actionId, id)).orderBy(auditEvents.position);
  return {
    ...database,
    kernel,
    evan,
    withPolicy: (params) => testKernel(db, { policy: testPolicy(params) }),
    trySubmit,
    submit,
    async submitMany(actor, sent) {
      const entries = sent.map((one) => ({ actor, submission: Submission.parse(one) }));
      return (await submitActions(kernel, entries)).map((result) => {
        if (!result.ok) throw result.error;
        return result.answer;
      });
    },
    async holdOne(as = {}) {
      const member = await makeMember(db);
      const answer = await submit(agent("shaggy"), { action: "user.approve", input: { userId: member.id }, ...as });
      return { ...answer, userId: member.id };
    },
    approve: ({ id, pinnedDigest }, by = evan, on = kernel) =>
      decideAction(on, by, id, { verdict: "approve", digest: pinnedDigest, channel: "api" }),
    async rowOf(id) {
      const [row] = await db.select().from(actions).where(eq(actions.id, id));
      if (!row) throw new Error(`there is no action ${id}`);
      return row;
    },
    targetsOf: (id) => db.select().from(actionTargets).where(eq(actionTargets.actionId, id)).orderBy(actionTargets.n),
    eventsOf,
    eventTypesOf: async (id) => (await eventsOf(id)).map((event) => event.type),
  };
}
