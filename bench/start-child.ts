import { fork } from "node:child_process";

export interface Child {
  pid: number;
  /** What the child sends besides its ready message. */
  onMessage: (listen: (message: unknown) => void) => void;
  /** Asks it to drain and end; answers when it has. */
  stop: () => Promise<void>;
}

/** Forks a TypeScript program and waits until it says that it is ready. */
export async function startChild(file: string, env: Record<string, string>, args: string[] = []): Promise<Child> {
  const child = fork(file, args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // A run that fails must not leave a worker behind that eats the next one's jobs.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    ended.then((code) => reject(new Error(`${file} ended with ${code} before it was ready`))).catch(reject);
    child.once("message", () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    onMessage: (listen) => void child.on("message", listen),
    async stop() {
      child.kill("SIGTERM");
      await ended;
      process.removeListener("exit", kill);
    },
  };
}
