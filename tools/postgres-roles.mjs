import { postgresUrl } from "./postgres.mjs";

const DATABASE = "ops";

/**
 * Two roles: the owner migrates, the app serves. The app can never change the audit trail because
 * the migrations grant it only what it needs; it owns nothing.
 */
export async function ensureRoles({ adminUrl, port, ownerPassword, appPassword }) {
  const { default: postgres } = await import("postgres");
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await ensureRole(admin, "ops_owner", ownerPassword);
    await ensureRole(admin, "ops_app", appPassword);
    const [existing] = await admin`select 1 from pg_database where datname = ${DATABASE}`;
    if (!existing) await admin.unsafe(`create database ${DATABASE} owner ops_owner`);
    await admin.unsafe(
      `revoke all on database ${DATABASE} from public; grant connect on database ${DATABASE} to ops_app`,
    );
  } finally {
    await admin.end();
  }
  return {
    ownerUrl: postgresUrl("ops_owner", ownerPassword, port, DATABASE),
    appUrl: postgresUrl("ops_app", appPassword, port, DATABASE),
  };
}

/** The passwords are our own hex strings, which is why they may stand in a statement that takes no parameters. */
async function ensureRole(admin, name, password) {
  const [existing] = await admin`select 1 from pg_roles where rolname = ${name}`;
  await admin.unsafe(`${existing ? "alter" : "create"} role ${name} login password '${password}'`);
}
