import { fork } from "node:child_process";
import { once } from "node:events";

export interface WorkerProcess {
  pid: number;
  /** The lines it has logged so far. */
  lines: () => Record<string, unknown>[];
  /** SIGKILL: nothing is finished, nothing is said. Resolves when the process is gone. */
  kill: () => Promise<void>;
  /** SIGTERM: finishes what it has begun. */
  stop: () => Promise<void>;
}

interface Settings {
  databaseUrl: string;
  redisUrl: string;
  /** More of the environment, such as the mail provider. */
  env?: Record<string, string>;
}

/** A worker in a process of its own, as `npm start` runs it; resolves when it takes work. */
export async function startWorkerProcess({ databaseUrl, redisUrl, env = {} }: Settings): Promise<WorkerProcess> {
  const child = fork("workers/index.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      NODE_ENV: "test",
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
      LOG_LEVEL: "error",
      ...env,
    },
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => void (output += chunk.toString("utf8")));
  const exited = once(child, "exit");
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    child.kill(signal);
    await exited;
  };
  const started = await Promise.race([once(child, "message").then(() => true), exited.then(() => false)]);
  if (!started) throw new Error("the worker process ended before it was ready");
  // Safe because the logger writes one JSON object a line; what is cut off at the end is not read yet.
  const lines = () =>
    output
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { pid: child.pid ?? 0, lines, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
