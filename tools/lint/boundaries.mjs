/**
 * Who may import whom, as data. Folders and files are named from the root of the clone. `values` may be
 * imported as they are, `types` only as types, every other folder of ours not at all; `barred` names
 * libraries. The last zone that matches a file counts, so a narrower zone follows its wider one.
 */
const FRAMEWORKS = ["next", "react", "react-dom", "@trpc", "next-auth"];
const INFRASTRUCTURE = ["bullmq", "ioredis", "resend", "nodemailer"];
const PURE = [...FRAMEWORKS, ...INFRASTRUCTURE];

const BASICS = server("env", "log", "clock", "trace", "spans", "telemetry");
const DOMAINS = server("evidence", "members", "tickets", "email", "news", "knowledge", "models");
const CONSOLE = { values: ["app", "components"], types: ["server", "drizzle"] };

const zones = [
  zone("components/", { values: ["components"], types: ["server", "drizzle"] }),
  zone("app/", CONSOLE),
  zone(/^app\/.*(page|layout|template|not-found)\.tsx$/, {
    ...CONSOLE,
    values: [...CONSOLE.values, ...server("api/caller", "api/openapi/reference", "auth")],
  }),
  zone(/^app\/.*route\.ts$/, { values: server("api", "auth"), types: ["server"] }),

  zone(/^server\/[^/]+\.ts$/, { values: [...BASICS, "drizzle"] }),
  zone("server/house-kernel.ts", { values: server("actions", "agents", "kernel", "policies", "queue") }),
  zone("server/kernel/", {
    values: ["server/kernel", "drizzle/schema"],
    types: server("db", "policies/parameters"),
    barred: PURE,
  }),
  ...["server/policies/", "server/agents/"].map((folder) =>
    zone(folder, {
      values: server("policies", "agents", "kernel/rule"),
      types: [...server("kernel", "actions"), ...DOMAINS],
      barred: PURE,
    }),
  ),
  ...DOMAINS.map((domain) =>
    zone(`${domain}/`, {
      values: [domain, ...server("kernel", "knowledge", "models"), "drizzle", ...BASICS],
      types: server("db"),
      // Mail templates are React elements.
      barred: domain === "server/email" ? PURE.filter((name) => name !== "react") : PURE,
    }),
  ),
  zone("server/proofs/", {
    values: [...server("proofs", "kernel"), "drizzle/schema"],
    types: server("db", "env"),
    barred: PURE,
  }),
  zone("server/policy-desk/", {
    values: [...server("policy-desk", "kernel", "policies"), "drizzle"],
    types: server("db"),
    barred: PURE,
  }),
  zone("server/actions/", {
    values: [...server("actions", "kernel", "policies", "policy-desk"), "drizzle", ...DOMAINS],
    types: server("db", "agents"),
    barred: PURE,
  }),
  zone("server/queue/", {
    values: [...server("queue", "kernel/queues"), ...BASICS],
    types: server("kernel"),
    barred: [...FRAMEWORKS, "resend", "nodemailer"],
  }),
  zone("server/effects/", {
    values: [...server("effects"), ...BASICS],
    types: server("kernel", "db"),
    barred: [...FRAMEWORKS, "bullmq", "ioredis"],
  }),
  zone("server/effects/local-mail.ts", {
    values: [...server("effects", "kernel/key"), "drizzle", ...BASICS],
    types: server("kernel", "db"),
    barred: [...FRAMEWORKS, "bullmq", "ioredis"],
  }),
  zone("server/auth/", {
    values: [...server("auth", "kernel", "agents", "db"), "drizzle", ...BASICS],
    barred: ["@trpc", "bullmq", "ioredis", "resend"],
  }),
  zone("server/auth/sign-in-mail.ts", {
    values: server("email/render-template", "kernel/key"),
    types: server("kernel"),
    barred: PURE,
  }),
  // Sign-in links are mailed at once, by whoever asks for one.
  zone("server/auth/handler.ts", {
    values: [...server("auth", "effects/mail"), ...BASICS],
    types: server("db"),
    barred: ["@trpc", "bullmq", "ioredis", "resend"],
  }),
  zone("server/staffing/", {
    values: [...server("staffing", "kernel", "auth/assert-operator"), "drizzle"],
    types: server("db"),
    barred: PURE,
  }),
  zone("server/tasks/", {
    values: [...server("tasks", "kernel", "agents"), "drizzle"],
    types: server("db"),
    barred: PURE,
  }),
  // Signatures are checked by libraries that know nothing of HTTP servers.
  zone("server/hooks/", {
    values: [...server("hooks", "kernel", "email"), "drizzle", ...BASICS],
    types: server("db"),
    barred: PURE,
  }),
  zone("server/live/", {
    values: [...server("live", "db", "queue"), "drizzle", ...BASICS],
    types: server("kernel"),
    barred: [...FRAMEWORKS, "resend", "nodemailer"],
  }),
  zone("server/api/", {
    values: [
      ...server(
        "api",
        "house-kernel",
        "kernel",
        "actions",
        "policies",
        "policy-desk",
        "proofs",
        "agents",
        "auth",
        "staffing",
        "tasks",
        "hooks",
        "queue",
        "live",
        "db",
        "effects/callback-url",
        "effects/plaid-keys",
      ),
      ...DOMAINS,
      ...BASICS,
      "drizzle",
    ],
    barred: INFRASTRUCTURE,
  }),
  zone("workers/", {
    values: [
      ...server(
        "house-kernel",
        "kernel",
        "proofs",
        "actions",
        "policies",
        "agents",
        "hooks",
        "queue",
        "effects",
        "live",
        "db",
      ),
      ...DOMAINS,
      ...BASICS,
      "workers",
      "drizzle",
    ],
    barred: FRAMEWORKS,
  }),

  zone("drizzle/", { values: ["drizzle"], barred: PURE }),
  ...["drizzle/seed/", "server/ops/", "server/testing/"].map((folder) =>
    zone(folder, { values: ["server", "drizzle"] }),
  ),
  zone(/^server\/.*\.test\.tsx?$/, { values: ["server", "drizzle"] }),
  zone(/^workers\/.*\.test\.ts$/, { values: ["workers", "server", "drizzle"] }),
  // They are copied into other projects.
  zone("examples/", { values: ["examples"] }),
  zone(/^examples\/.*\.test\.ts$/, { values: ["examples", "server", "drizzle"] }),
  zone("e2e/", { values: ["e2e", "server/testing", "drizzle", "app/(console)/nav"] }),
];

/** What the file may import; undefined for files that no boundary binds (tools, benchmarks, configuration). */
export function zoneOf(file) {
  return zones.findLast(({ files }) => (typeof files === "string" ? file.startsWith(files) : files.test(file)));
}

function zone(files, { values, types = [], barred = [] }) {
  return { files, values, types, barred };
}

function server(...names) {
  return names.map((name) => `server/${name}`);
}
