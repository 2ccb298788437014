import type { Db } from "@/server/db";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { ActionKind } from "./define-action";
import type { TopicHandler } from "./drain-outbox";
import { KernelError } from "./errors";
import type { QueueName, QueueTerms } from "./queues";

/** What the kernel must know of an agent; the rest of its profile is in server/agents. */
export interface AgentGrants {
  name: string;
  actions: readonly string[];
}

/** Said after a commit, to make the relay or a screen look sooner. Losing one costs a poll interval, nothing else. */
export type Hint = "dispatch" | "outbox" | "orphans" | "audit" | "webhooks";

/** Everything the verbs work with. One per process; tests make their own. */
export interface Kernel {
  db: Db;
  actions: ReadonlyMap<string, ActionKind>;
  agents: ReadonlyMap<string, AgentGrants>;
  queues: Readonly<Record<QueueName, QueueTerms>>;
  policy: {
    /** Identity of the rules compiled into this process. */
    codeHash: string;
    parse: (raw: unknown) => PolicyParameters;
  };
  /** How the messages of each topic of the outbox are carried out. */
  topics: ReadonlyMap<string, TopicHandler>;
  hint: (hint: Hint) => void;
  /** Tests and the demo's seed set the time; everything else leaves this out and takes the database's. */
  clock?: () => Date;
}

export function actionKind(kernel: Kernel, name: string): ActionKind {
  const kind = kernel.actions.get(name);
  if (!kind) throw new KernelError("invalid_input", `There is no action called "${name}".`, { action: name });
  return kind;
}
