import { z } from "zod";

/** An empty string in a .env file means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const flag = optional(z.enum(["0", "1", "true", "false"])).transform((value) => value === "1" || value === "true");

/** Several, separated by spaces, while one replaces another: each counts. */
const listOf = (item: RegExp, message: string) =>
  optional(z.string())
    .transform((text) => (text ?? "").split(/\s+/).filter((one) => one !== ""))
    .refine((items) => items.every((one) => item.test(one)), message);

/** DER of a public key on this curve, and on no other, begins so. */
const P256_KEY = /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/;

const LogLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info");

const Variables = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** Where this installation is reached; used in links and cookies. */
  PUBLIC_URL: z.url().default("http://127.0.0.1:3000"),
  /** Proxies in front of every web process; only with them X-Forwarded-* is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** The app role: may append to the audit trail, never change it. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// URL"),
  /** The owner role, for migrations only; the web and worker processes never need it. */
  DATABASE_OWNER_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// URL")),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, "must be a redis:// URL"),
  /** Lets the worker start on a Redis without AOF or with an eviction policy. */
  REDIS_ALLOW_VOLATILE: flag,
  /** At least 32 characters; signs staff sessions. */
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** Private keys that seal the trail, oldest first; for the worker alone. */
  AUDIT_SIGNING_KEY: optional(z.string()),
  /** Where the worker keeps the keys when there is no AUDIT_SIGNING_KEY, and a copy of the checkpoints. */
  AUDIT_DIR: optional(z.string()),
  RESEND_API_KEY: optional(z.string()),
  /** What signs the webhooks of each provider. Without it nothing is believed: that address does not exist. */
  RESEND_WEBHOOK_SECRET: listOf(/^whsec_[A-Za-z0-9+/=]{20,200}$/, "must be whsec_ and Base64"),
  SENDGRID_WEBHOOK_KEY: listOf(P256_KEY, "must be a public key on P-256, in Base64"),
  STRIPE_WEBHOOK_SECRET: listOf(/^whsec_\w{8,200}$/, "must begin with whsec_"),
  SLACK_SIGNING_SECRET: listOf(/^[\w-]{16,200}$/, "must be a signing secret of Slack"),
  PLAID_CLIENT_ID: optional(z.string()),
  PLAID_SECRET: optional(z.string()),
  /** Where the keys are that Plaid signs with. */
  PLAID_URL: z.url().default("https://production.plaid.com"),
  /** How long the payload of a webhook is kept after it was processed, and after it was given up. */
  WEBHOOK_PAYLOAD_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  WEBHOOK_DEAD_PAYLOAD_DAYS: z.coerce.number().int().min(1).max(3_650).default(180),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must be an smtp:// URL")),
  /** 1 says that the server of SMTP_URL announces SMTPUTF8: only then are addresses like "jürgen@…" written to. */
  SMTP_UTF8: flag,
  MAIL_FROM: z.string().default("HedgeCo Operations <operations@hedgeco.example>"),
  /** Host names of the member site (comma separated); a mail that links elsewhere waits for a person. */
  SITE_HOSTS: z.string().default("hedgeco.example"),
  /** 1 offers sign-in by a link in a mail. */
  AUTH_MAGIC_LINK: flag,
  OIDC_ISSUER: optional(z.url()),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  /** Hosts (comma separated) that callbacks may reach although they resolve to a private address. */
  WEBHOOK_ALLOW_HOSTS: z.string().default(""),
  /** Shows metrics and the details of health to whoever sends it; without it everybody nearby sees them. */
  METRICS_TOKEN: optional(z.string().min(24, "must have at least 24 characters")),
  /** A collector of OpenTelemetry, for example http://localhost:4318; without it no span is sent. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url()),
  OTEL_SERVICE_NAME: z.string().default("ops-kernel"),
  LOG_LEVEL: LogLevel,
});

export type Env = z.infer<typeof Variables>;

/** A link signs in whoever opens it, and the local outbox is shown to all staff. */
const EnvSchema = Variables.refine((env) => !env.AUTH_MAGIC_LINK || mailTransport(env) !== "local", {
  path: ["AUTH_MAGIC_LINK"],
  message: "needs RESEND_API_KEY or SMTP_URL: in the local outbox every staff member could read the sign-in links",
}).refine((env) => env.WEBHOOK_DEAD_PAYLOAD_DAYS >= env.WEBHOOK_PAYLOAD_DAYS, {
  path: ["WEBHOOK_DEAD_PAYLOAD_DAYS"],
  message: "must not be less than WEBHOOK_PAYLOAD_DAYS",
});

let parsed: Env | undefined;

/** Parsed once, at the first use; a bad variable is named, its value is never shown. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Which provider carries the mail; without one it stays here, where the console shows it. */
export function mailTransport({ RESEND_API_KEY, SMTP_URL }: Pick<Env, "RESEND_API_KEY" | "SMTP_URL">) {
  if (RESEND_API_KEY) return "resend";
  return SMTP_URL ? "smtp" : "local";
}

/** Whether mail can go to an address with letters beyond ASCII before the "@". Resend's own carrier has no SMTPUTF8. */
export const carriesUnicodeAddresses = (variables: Pick<Env, "RESEND_API_KEY" | "SMTP_URL" | "SMTP_UTF8">): boolean => {
  switch (mailTransport(variables)) {
    case "local":
      return true;
    case "smtp":
      return variables.SMTP_UTF8;
    case "resend":
      return false;
  }
};

/** Apart from the rest, because a build imports the logger without any variable set. */
export const logLevel = (): string => LogLevel.catch("info").parse(process.env.LOG_LEVEL);

export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = EnvSchema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable. ${problems.join("; ")}. See .env.example.`);
}
