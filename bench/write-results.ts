import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import type { Findings, Scale } from "./benchmark";

const FOLDER = "bench/results";

/** Everything measured, every repeat of it, with what the machine was; for comparing runs with one another. */
export function writeResults(findings: Record<string, Findings>, scale: Scale): string {
  mkdirSync(FOLDER, { recursive: true });
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadAtEnd: loadavg(),
  };
  const file = `${FOLDER}/latest.json`;
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, scale, findings }, null, 2)}\n`);
  return file;
}
