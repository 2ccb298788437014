import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { auditEvents, auditSeals } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";
import { exportTrail } from "@/server/proofs/export-trail";

/** I13 gives the sealer so long after the last fault. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 250;

/** Waits for the sealer to catch up; answers how many events it has left. */
export async function untilSealed(db: Db): Promise<number> {
  const startMs = performance.now();
  for (;;) {
    const unsealed = await countUnsealed(db);
    if (unsealed === 0 || performance.now() - startMs > PATIENCE_MS) return unsealed;
    await sleep(LOOK_EVERY_MS);
  }
}

const countUnsealed = (db: Db): Promise<number> =>
  db.$count(auditEvents, sql`not exists (select from ${auditSeals} where ${auditSeals.eventId} = ${auditEvents.id})`);

/** As an auditor does it: the exported file and the published checkpoints, and no code of ours but the verifier. */
export async function exportAndVerify(db: Db, auditDir: string): Promise<{ exitCode: number | null; said: string }> {
  const file = join(auditDir, "export.jsonl");
  await pipeline(Readable.from(exportTrail(db, new Date())), createWriteStream(file, { mode: 0o600 }));
  const args = ["tools/verify-audit.mjs", file, "--checkpoint", join(auditDir, "checkpoints.txt")];
  return new Promise((resolve) => {
    const verifier = execFile(process.execPath, args, (_, stdout, stderr) => {
      resolve({ exitCode: verifier.exitCode, said: `${stdout}${stderr}`.trim() });
    });
  });
}
