import { join } from "node:path";
import { installedBin, projectNode } from "./paths.mjs";
import { startProcess } from "./processes.mjs";
import { untilReady } from "./readiness.mjs";

const READY_TIMEOUT_MS = 120_000;
/** The first request to a development server waits for a compilation. */
const HEALTH_TIMEOUT_MS = 60_000;

/** The web process; answers when its health page says that everything it needs is there. */
export async function startWeb({ dev, port, env, logsDir, signal, onStart }) {
  const running = startProcess({
    name: "web",
    command: projectNode,
    args: [installedBin("next"), dev ? "dev" : "start", "-H", "127.0.0.1", "-p", String(port)],
    env,
    logFile: join(logsDir, "web.log"),
  });
  onStart?.(running);
  const probe = () => whyNotHealthy(`http://127.0.0.1:${port}/api/health`);
  return untilReady(running, { title: "The web process", timeoutMs: READY_TIMEOUT_MS, signal, probe });
}

/** The worker process; it says over its channel that it has its queues. */
export async function startWorker({ dev, env, logsDir, signal, onStart }) {
  const reload = dev ? ["--watch", "--watch-preserve-output"] : [];
  const running = startProcess({
    name: "worker",
    command: projectNode,
    args: [...reload, "--import", "tsx", "workers/index.ts"],
    env,
    logFile: join(logsDir, "worker.log"),
    ipc: true,
  });
  onStart?.(running);
  let isReady = false;
  running.child.on("message", (message) => (isReady ||= message?.ready === true));
  const probe = async () => isReady || "it has not said that it has its queues";
  return untilReady(running, { title: "The worker process", timeoutMs: READY_TIMEOUT_MS, signal, probe });
}

async function whyNotHealthy(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    const body = await answer.text();
    return answer.ok || `its health page answers ${answer.status}: ${body.slice(0, 500)}`;
  } catch {
    return false;
  }
}
