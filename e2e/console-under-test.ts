import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Credentials = z.object({
  staff: z.array(z.object({ email: z.email(), password: z.string(), role: z.string() })),
  agents: z.record(z.string(), z.string()),
});

const Secrets = z.object({ nextAuthSecret: z.string() });

/** The running console that the flows are tried on, as `npm test -- e2e` names it. */
export const consoleUnderTest = {
  url: variable("E2E_BASE_URL"),
  databaseUrl: variable("DATABASE_URL"),
  credentials: Credentials.parse(JSON.parse(readFileSync(join(variable("OPS_DATA_DIR"), "credentials.json"), "utf8"))),
  /** Signs the sessions of this console. */
  secret: Secrets.parse(JSON.parse(readFileSync(join(variable("OPS_DATA_DIR"), "secrets.json"), "utf8")))
    .nextAuthSecret,
  /** Signs what is told in Resend's name. */
  resendSecret: variable("RESEND_WEBHOOK_SECRET"),
};

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the flows with npm test -- e2e.`);
  return value;
}
