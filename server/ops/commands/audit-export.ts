import { open } from "node:fs/promises";
import { parseArgs } from "node:util";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { exportTrail } from "@/server/proofs/export-trail";

export const auditExport: Command = {
  words: "audit export",
  usage: "--out FILE",
  does: "writes the sealed trail as JSON lines, for tools/verify-audit.mjs; the file must not exist",
  async run(args, { db, note }) {
    const { values } = parseArgs({ args, options: { out: { type: "string" } } });
    if (!values.out) throw new UsageError("Name the file with --out.");
    // Never over an older export: somebody may want to compare.
    const file = await open(values.out, "wx", 0o600);
    let lines = 0;
    try {
      for await (const line of exportTrail(db, new Date())) {
        await file.write(line);
        lines += 1;
      }
    } finally {
      await file.close();
    }
    note(`${lines} lines. Verify them with: node tools/verify-audit.mjs ${values.out} --checkpoint FILE`);
  },
};
