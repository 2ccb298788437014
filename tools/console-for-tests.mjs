import { existsSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./build.mjs";
import { programEnvironment } from "./environment.mjs";
import { readJsonFile } from "./json-file.mjs";
import { dataPaths, projectNode } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { isSameProcess } from "./process-identity.mjs";
import { endProcess, startProcess } from "./processes.mjs";
import { step } from "./progress.mjs";
import { untilReady } from "./readiness.mjs";

const READY_TIMEOUT_MS = 600_000;
const STOP_TIMEOUT_MS = 60_000;

/** What the developer's own .env says must not reach a test; "" counts as not set and .env does not replace it. */
const NOT_INHERITED = [
  ...["DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PUBLIC_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"],
  ...["RESEND_API_KEY", "SMTP_URL", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ...["SENDGRID_WEBHOOK_KEY", "STRIPE_WEBHOOK_SECRET", "SLACK_SIGNING_SECRET", "PLAID_CLIENT_ID", "PLAID_SECRET"],
  ...["AUTH_MAGIC_LINK", "TRUSTED_PROXIES", "METRICS_TOKEN"],
];

/** The flows sign with it what they tell in Resend's name. */
const RESEND_WEBHOOK_SECRET = `whsec_${Buffer.from("for the flows alone").toString("base64")}`;

/** The console as `npm start` brings it up, on a port and a data folder of its own. */
export async function startConsoleForTests({ dir, signal }) {
  const paths = dataPaths(join(dir, "data"));
  const port = await choosePort();
  const publicUrl = `http://localhost:${port}`;
  const cleared = Object.fromEntries(NOT_INHERITED.map((name) => [name, ""]));
  const starter = startProcess({
    name: "console",
    command: projectNode,
    args: ["tools/start.mjs"],
    env: programEnvironment({
      ...cleared,
      RESEND_WEBHOOK_SECRET,
      OPS_DATA_DIR: paths.dir,
      OPS_NEXT_DIST: distDirForTests(),
      PORT: String(port),
      // By a name, because browsers tie passkeys to one.
      PUBLIC_URL: publicUrl,
      // The flows receive callbacks on this machine.
      WEBHOOK_ALLOW_HOSTS: "127.0.0.1,localhost",
    }),
    logFile: join(dir, "console.log"),
  });
  const stop = () => endProcess(starter.recorded, { timeoutMs: STOP_TIMEOUT_MS });
  await step("Building and starting the console", () =>
    untilReady(starter, {
      title: "The console under test",
      timeoutMs: READY_TIMEOUT_MS,
      signal,
      probe: async () => existsSync(paths.services),
      end: stop,
    }),
  );
  const { databaseUrl, redisUrl } = readJsonFile(paths.services);
  const env = {
    E2E_BASE_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    OPS_DATA_DIR: paths.dir,
    RESEND_WEBHOOK_SECRET,
  };
  return { env, stop };
}

/** A console that runs from this clone keeps its build: a rebuild would pull the files from under it. */
function distDirForTests() {
  const inUse = isSameProcess(readJsonFile(dataPaths().lock));
  return inUse && !isBuilt(".next") ? ".next-test" : ".next";
}
