import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { nodeModules, root } from "./paths.mjs";

/** Takes .env into the environment; what the shell already set wins. */
export function loadDotEnv() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** What every program of ours gets: its own Node first on PATH, nothing that phones home. */
export function programEnvironment(values = {}) {
  return {
    ...process.env,
    PATH: [join(nodeModules, ".bin"), process.env.PATH].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    ...values,
  };
}

/** The owner's rights are for migrations: a process that serves must not even know them. */
export function withoutOwner(environment) {
  const { DATABASE_OWNER_URL: _, ...rest } = environment;
  return rest;
}

/** Only the worker seals the trail: what serves the world must not be able to sign for it. */
export function withoutSigningKey(environment) {
  const { AUDIT_SIGNING_KEY: _, ...rest } = environment;
  return rest;
}
