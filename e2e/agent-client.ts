import { z } from "zod";
import { consoleUnderTest } from "./console-under-test";

const Action = z.looseObject({ id: z.uuid(), status: z.string(), generation: z.number(), pinnedDigest: z.string() });
export type Action = z.infer<typeof Action>;

export interface Reply {
  status: number;
  body: unknown;
}

interface CallOptions {
  method?: "GET" | "POST";
  body?: object;
  idempotencyKey?: string;
}

export interface Submission {
  action: string;
  input: object;
  evidence?: object[];
  note?: string;
  reasonCode?: string;
}

/** One agent as the console knows it from outside: a key and HTTP. */
export class AgentClient {
  constructor(
    readonly name: string,
    private readonly key: string,
  ) {}

  async call(path: string, { method = "GET", body, idempotencyKey }: CallOptions = {}): Promise<Reply> {
    const response = await fetch(`${consoleUnderTest.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        "content-type": "application/json",
        ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  trySubmit(submission: Submission, idempotencyKey?: string): Promise<Reply> {
    return this.call("/actions", { method: "POST", body: submission, idempotencyKey });
  }

  /** A submission that must be taken. */
  async submit(submission: Submission, idempotencyKey?: string): Promise<Action> {
    return accepted(await this.trySubmit(submission, idempotencyKey));
  }

  async read(id: string): Promise<Action> {
    return accepted(await this.call(`/actions/${id}`));
  }

  /** Answers as soon as the action has ended, or after the time with its state of then. */
  async wait(id: string, timeoutSeconds = 30): Promise<Action> {
    return accepted(await this.call(`/actions/${id}/wait?timeoutSeconds=${timeoutSeconds}`));
  }

  async revise(id: string, revision: { reason: string; evidence?: object[]; input?: object }): Promise<Action> {
    return accepted(await this.call(`/actions/${id}/revise`, { method: "POST", body: revision }));
  }
}

/** The action of an answer that took it. */
export function accepted({ status, body }: Reply): Action {
  if (status !== 200 && status !== 201) throw new Error(`The answer was ${status}: ${JSON.stringify(body)}`);
  return Action.parse(body);
}
