import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startWeb, startWorker } from "./applications.mjs";
import { ensureBuilt } from "./build.mjs";
import { programEnvironment, withoutOwner, withoutSigningKey } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { writeJsonFile } from "./json-file.mjs";
import { projectNode } from "./paths.mjs";
import { isPortFree } from "./ports.mjs";
import { makePrivateFolder } from "./private-folder.mjs";
import { freshLog, runToEnd } from "./processes.mjs";
import { step } from "./progress.mjs";
import { keptSecrets } from "./secrets.mjs";
import { bringUpServices } from "./services.mjs";
import { keepRunning } from "./supervisor.mjs";

/**
 * Brings up the whole installation in the order its parts need one another, and keeps it up.
 * Whatever was started is known to `lock`, so that the caller (or the next start) can end it.
 */
export async function bringUpStack({ paths, port, dev, distDir, lock, signal, say }) {
  const url = `http://127.0.0.1:${port}`;
  const kept = {};
  let isReady = false;
  const onStart = (running) => forgetWhenEnded(lock, running);
  const common = { logsDir: paths.logs, signal, onStart };
  makePrivateFolder(paths.logs, { isOurs: true });
  rmSync(paths.services, { force: true });

  const keep = async (launch) => {
    const running = await launch();
    kept[running.name] = keepRunning({ running, launch, signal, say, onReplaced: () => announce() });
  };
  const secrets = keptSecrets(paths.secrets);
  const services = await bringUpServices({ paths, secrets, environment: process.env, keep, ...common });
  const env = applicationEnvironment({ url, services, secrets, paths, dev, distDir });

  await runScript("Migrating the database", "server/ops/migrate.ts", "migrate", { env, common });
  // The seed commits as a whole, so the processes may start while it is still at work.
  const seeding = existsSync(paths.credentials) ? "Checking the demo" : "Seeding the demo";
  await Promise.all([runScript(seeding, "drizzle/seed/index.ts", "seed", { env, common }), buildAndServe()]);
  isReady = true;
  announce();
  return url;

  async function buildAndServe() {
    if (!dev) await ensureBuilt({ distDir, env, ...common });
    if (!(await isPortFree(port))) throw portTaken(port);
    const serving = { dev, port, env: withoutOwner(env), ...common };
    for (const name of ["web", "worker"]) freshLog(join(paths.logs, `${name}.log`));
    await step("Starting web and worker", () =>
      Promise.all([
        keep(() => startWeb({ ...serving, env: withoutSigningKey(serving.env) })),
        keep(() => startWorker(serving)),
      ]),
    );
  }

  function announce() {
    if (!isReady) return;
    const pids = Object.fromEntries(
      ["web", "worker", "postgres", "redis"].map((name) => [name, kept[name]?.current().pid ?? null]),
    );
    writeJsonFile(paths.services, { url, databaseUrl: services.appUrl, redisUrl: services.redisUrl, pids });
  }
}

export const portTaken = (port) =>
  new Failure(
    `Port ${port} is taken by another program: end it, or choose another port, for example PORT=${port + 1} npm start.`,
  );

function applicationEnvironment({ url, services, secrets, paths, dev, distDir }) {
  const publicUrl = process.env.PUBLIC_URL || url;
  return programEnvironment({
    NODE_ENV: dev ? "development" : "production",
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || publicUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    DATABASE_URL: services.appUrl,
    DATABASE_OWNER_URL: services.ownerUrl,
    REDIS_URL: services.redisUrl,
    OPS_DATA_DIR: paths.dir,
    AUDIT_DIR: process.env.AUDIT_DIR || paths.audit,
    OPS_NEXT_DIST: distDir,
  });
}

async function runScript(label, file, name, { env, common }) {
  await step(label, () =>
    runToEnd({
      name: file,
      command: projectNode,
      args: ["--import", "tsx", file],
      env,
      logFile: join(common.logsDir, `${name}.log`),
      signal: common.signal,
      onStart: common.onStart,
    }),
  );
}

function forgetWhenEnded(lock, running) {
  lock.add(running);
  running.exited.then(() => lock.remove(running));
}
