import { fork } from "node:child_process";
import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that is started again whenever it ends, as an operator's supervisor does. */
export interface KeptProcess {
  readonly name: string;
  /** How often it ended without having been killed here: it could not start, or fell over. */
  readonly fell: () => number;
  /** SIGKILL. It comes back by itself. */
  kill: () => Promise<void>;
  freeze: () => void;
  thaw: () => void;
  send: (message: Record<string, unknown>) => void;
  /** For good. */
  end: () => Promise<void>;
}

const AGAIN_AFTER_MS = 400;
const PROBE_EVERY_MS = 100;

interface Program {
  name: string;
  file: string;
  args?: string[];
  execArgv: string[];
  env: Record<string, string>;
  /** Whether it is ready, for programs that do not say so by a message. */
  probe?: () => Promise<boolean>;
}

/** Answers when the process has said for the first time that it is ready. */
export async function keepProcess({ name, file, args = [], execArgv, env, probe }: Program): Promise<KeptProcess> {
  let child: ChildProcess;
  let gone: Promise<void>;
  let isWanted = true;
  let killed = false;
  let fell = 0;
  const spawn = (): Promise<void> => {
    killed = false;
    const started = fork(file, args, {
      execArgv,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = started;
    const ready = probe ? untilTrue(probe) : once(started, "message").then(() => undefined);
    gone = new Promise<void>((resolve) => {
      started.once("exit", () => {
        if (isWanted && !killed) fell += 1;
        resolve();
        if (isWanted) void sleep(AGAIN_AFTER_MS).then(() => isWanted && void spawn());
      });
    });
    return ready;
  };
  // What this process started must not outlive it, however it ends.
  process.once("exit", () => child.kill("SIGKILL"));
  await spawn();
  return {
    name,
    fell: () => fell,
    async kill() {
      killed = true;
      const { pid } = child;
      child.kill("SIGKILL");
      if (pid !== undefined) await gone;
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    send(message) {
      if (child.connected) child.send(message, () => undefined);
    },
    async end() {
      isWanted = false;
      child.kill("SIGCONT");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function untilTrue(probe: () => Promise<boolean>): Promise<void> {
  while (!(await probe())) await sleep(PROBE_EVERY_MS);
}
