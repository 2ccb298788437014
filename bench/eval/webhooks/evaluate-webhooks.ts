import { existsSync } from "node:fs";
import { join } from "node:path";
import { caseFiles } from "@/bench/eval/case-files";
import { tableOf } from "@/bench/eval/report";
import { databaseApp } from "@/server/testing/database-app";
import { PAYLOAD_FOLDERS, readPayloads } from "./payloads";
import { SIGNATURES_FOLDER, judgeSignatures } from "./signature-cases";
import { takePayloads } from "./take-payloads";

interface WebhookFindings {
  /** Tables and, line by line, what should have been otherwise; nothing where no sample is there. */
  lines: string[];
  wrong: number;
  missing: string[];
}

/** Published deliveries and their signatures against our doors. */
export async function evaluateWebhooks(dir: string): Promise<WebhookFindings> {
  const folders = [SIGNATURES_FOLDER, ...PAYLOAD_FOLDERS];
  const missing = folders.filter((folder) => !existsSync(join(dir, folder)));
  const verdicts = missing.includes(SIGNATURES_FOLDER)
    ? []
    : await judgeSignatures(caseFiles(join(dir, SIGNATURES_FOLDER)));
  const payloads = readPayloads(dir);
  const taken = payloads.length === 0 ? [] : await onOwnDatabase(payloads);
  const wrong = [
    ...verdicts.flatMap(({ file, differ }) => differ.map((what) => `${file} ${what}`)),
    ...taken.flatMap((row) => row.wrong),
  ];
  const tables = [
    ...(verdicts.length > 0
      ? [
          tableOf(
            ["signatures", "agree", "DIFFER"],
            verdicts.map((one) => [one.file, one.agree, one.differ.length]),
          ),
        ]
      : []),
    ...(taken.length > 0
      ? [
          tableOf(
            ["payloads", "posted twice", "events", "processed", "nothing listens", "WRONG"],
            taken.map((row) => [row.source, row.payloads, row.events, row.processed, row.ignored, row.wrong.length]),
          ),
        ]
      : []),
  ];
  return {
    lines: [...tables.map((table) => `\n${table}`), ...wrong.map((text) => `WRONG ${text}`)],
    wrong: wrong.length,
    missing,
  };
}

async function onOwnDatabase(payloads: Parameters<typeof takePayloads>[2]) {
  const world = await databaseApp();
  try {
    return await takePayloads(world.scene.kernel, world.scene.db, payloads);
  } finally {
    await world.close();
  }
}
