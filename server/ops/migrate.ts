import { env } from "@/server/env";
import { migrateDatabase } from "./migrate-database";
import { reasonOf } from "./reason-of";

const { DATABASE_OWNER_URL: ownerUrl } = env();
if (!ownerUrl) {
  console.error("DATABASE_OWNER_URL is not set: migrations need the role that owns the tables.");
  process.exit(1);
}
try {
  console.log(await migrateDatabase(ownerUrl));
} catch (error) {
  console.error(`The migration failed: ${reasonOf(error)}`);
  process.exitCode = 1;
}
