import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import type { KeptProcess } from "./kept-process";
import type { Fault } from "./plan";

export interface Services {
  redisUrl: string;
  /** Ends Postgres or Redis by a signal and starts it again on the same data. */
  restart: (name: "postgres" | "redis", by: "SIGKILL" | "SIGQUIT" | "SIGTERM") => Promise<void>;
}

/** What faults are done to. A peer has no web process and no kill switch. */
export interface Victim {
  workers: readonly KeptProcess[];
  web?: KeptProcess;
  /** Turns a kill switch on, waits, and turns it off again. */
  switchOff?: (scope: string, forMs: number) => Promise<void>;
  services: Services;
  /** Hears the name of each fault that was done. */
  note: (name: string) => void;
  say: (line: string) => void;
}

/** Does what the plan says, each fault at its moment; resolves when all are over. */
export async function doFaults(victim: Victim, plan: readonly Fault[]): Promise<void> {
  const startMs = performance.now();
  const turns = new Turns();
  await Promise.all(
    plan.map(async (fault) => {
      await sleep(Math.max(0, fault.atMs - (performance.now() - startMs)));
      await doFault(victim, fault, turns);
      victim.note(fault.name);
      victim.say(`did: ${describe(fault)}`);
    }),
  );
}

const describe = ({ atMs: _, name, ...how }: Fault): string =>
  [name, ...Object.entries(how).map(([key, value]) => `${key} ${value}`)].join(", ");

async function doFault({ workers, web, switchOff, services }: Victim, fault: Fault, turns: Turns): Promise<void> {
  const worker = (n: number): KeptProcess => {
    const found = workers[n % workers.length];
    if (!found) throw new Error("there is no worker");
    return found;
  };
  switch (fault.name) {
    case "kill worker":
      return worker(fault.worker).kill();
    case "kill web":
      return web?.kill();
    case "flush redis":
      return turns.take("redis", () => withRedis(services, (redis) => redis.flushall()));
    case "kill redis":
      return turns.take("redis", () => services.restart("redis", "SIGKILL"));
    case "shut redis down unsaved":
      return turns.take("redis", async () => {
        await withRedis(services, (redis) => redis.call("SHUTDOWN", "NOSAVE"));
        await services.restart("redis", "SIGKILL");
      });
    case "crash postgres":
      // "Immediate": no checkpoint, no goodbye; it recovers from its log when it starts.
      return turns.take("postgres", () => services.restart("postgres", "SIGQUIT"));
    case "freeze worker":
      worker(fault.worker).freeze();
      await sleep(fault.forMs);
      return worker(fault.worker).thaw();
    case "shift clock":
      return worker(fault.worker).send({ shiftClockMs: fault.byMs });
    case "switch off":
      return switchOff?.(fault.scope, fault.forMs);
  }
}

/** One restart of a service after the other: two at once would only be one. */
class Turns {
  readonly #last = new Map<string, Promise<void>>();

  take(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    this.#last.set(name, turn);
    return turn;
  }
}

async function withRedis({ redisUrl }: Services, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on("error", () => undefined);
  // It may be down already, or go down without a word, as asked.
  await work(redis).catch(() => undefined);
  redis.disconnect();
}
