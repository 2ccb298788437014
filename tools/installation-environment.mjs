import { programEnvironment } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { readJsonFile } from "./json-file.mjs";
import { postgresUrl } from "./postgres.mjs";

/** The environment of the running installation, for a command beside it; what the shell sets wins. */
export function installationEnvironment(paths) {
  if (process.env.DATABASE_URL) return programEnvironment();
  const services = readJsonFile(paths.services);
  if (!services)
    throw new Failure(
      "The Operations Kernel does not run: start it with npm start, or set DATABASE_URL and REDIS_URL.",
    );
  const secrets = readJsonFile(paths.secrets) ?? {};
  return programEnvironment({
    DATABASE_URL: services.databaseUrl,
    DATABASE_OWNER_URL: process.env.DATABASE_OWNER_URL || ownerUrl(services.databaseUrl, secrets.ownerPassword),
    REDIS_URL: services.redisUrl,
    PUBLIC_URL: process.env.PUBLIC_URL || services.url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    OPS_DATA_DIR: paths.dir,
    AUDIT_DIR: process.env.AUDIT_DIR || paths.audit,
  });
}

/** Whether there is anything to run a command on. */
export const isInstallationKnown = (paths) => Boolean(process.env.DATABASE_URL || readJsonFile(paths.services));

/** The private Postgres knows the owner by the same address under another name. */
function ownerUrl(databaseUrl, ownerPassword) {
  const { port, pathname } = new URL(databaseUrl);
  return postgresUrl("ops_owner", ownerPassword, port, pathname.slice(1));
}
