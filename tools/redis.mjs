import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { writePrivateFile } from "./private-file.mjs";
import { startProcess } from "./processes.mjs";
import { untilReady } from "./readiness.mjs";
import { findCommand, installSystemPackage } from "./system-package.mjs";

const READY_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 1_000;

/** A Redis (or Valkey) program, installed when that needs nobody's password. */
export async function ensureRedisProgram(options) {
  const find = () => findCommand("redis-server", "valkey-server");
  if (!find()) await installSystemPackage({ apt: "redis-server", brew: "redis", ...options });
  const program = find();
  if (program) return program;
  throw new Failure(
    "Redis is missing: install it (Debian: sudo apt-get install redis-server; macOS: brew install redis), or set REDIS_URL.",
  );
}

/** A private Redis that keeps every write (AOF) and never evicts: queues must not lose jobs. */
export async function startRedis({ program, dir, port, password, logsDir, signal, onStart }) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const config = writePrivateFile(join(dir, "redis.conf"), `requirepass ${password}\n`);
  const options = {
    bind: "127.0.0.1",
    port,
    dir,
    appendonly: "yes",
    appendfsync: "everysec",
    "maxmemory-policy": "noeviction",
    save: "",
    daemonize: "no",
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const running = startProcess({
    name: "redis",
    command: program,
    args: [config, ...flags],
    env: process.env,
    logFile: join(logsDir, "redis.log"),
  });
  onStart?.(running);
  const probe = async () => (await ping(port, password)).includes("+PONG");
  return untilReady(running, { title: "Redis", timeoutMs: READY_TIMEOUT_MS, signal, probe });
}

export const redisUrl = (port, password) => `redis://:${password}@127.0.0.1:${port}`;

/** While Redis still loads its file it answers PING with an error, so this tells ready from merely listening. */
function ping(port, password) {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.write(`AUTH ${password}\r\nPING\r\nQUIT\r\n`));
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_TIMEOUT_MS, done);
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("error", done);
    socket.on("close", done);
  });
}
