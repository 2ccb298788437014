import { text } from "node:stream/consumers";
import { connectDatabase } from "@/server/db";
import { env } from "@/server/env";
import { runOps } from "./run";

const POOL_MAX = 4;

const settings = env();
const database = connectDatabase(settings.DATABASE_URL, POOL_MAX);
process.exitCode = await runOps(process.argv.slice(2), {
  db: database.db,
  env: settings,
  actor: { kind: "system", id: "ops" },
  print: (line) => console.log(line),
  note: (line) => console.error(line),
  readStdin: () => text(process.stdin),
});
await database.close();
