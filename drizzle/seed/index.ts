import { connectDatabase } from "@/server/db";
import { env } from "@/server/env";
import { reasonOf } from "@/server/ops/reason-of";
import { NOT_SEEDED, hasStaff } from "./has-staff";

/** The transaction has one connection; nothing else asks. */
const { db, close } = connectDatabase(env().DATABASE_URL, 1);
try {
  console.log((await hasStaff(db)) ? NOT_SEEDED : await seed());
} catch (error) {
  console.error(`The demo could not be seeded, and nothing was kept: ${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  await close();
}

async function seed(): Promise<string> {
  // Loaded only when needed: it brings the whole product along, and every start but the first goes without.
  const { seedDemo } = await import("./seed-demo");
  // oxlint-disable-next-line node/no-process-env -- the data folder is the commands' own variable, not the product's
  const dataDir = process.env.OPS_DATA_DIR || ".data";
  // A minute ago, so that the history's last steps do not end in the future.
  return seedDemo(db, { now: new Date(Date.now() - 60_000), dataDir });
}
