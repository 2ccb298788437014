import { isTerminal } from "@/server/kernel/states";
import type { RunRecord, Violation } from "./run-record";

export interface Outcome {
  title: string;
  submitted: number;
  settled: number;
  /** Rightly left to a person: nobody can know whether it happened. */
  unknown: number;
  twice: number;
  lost: number;
  unapproved: number;
  violations: number;
}

export function outcomeOf(title: string, run: RunRecord, violations: readonly Violation[]): Outcome {
  const count = (sort: Violation["sort"]) => violations.filter((one) => one.sort === sort).length;
  return {
    title,
    submitted: run.actions.length,
    settled: run.actions.filter(({ status }) => isTerminal(status)).length,
    unknown: run.actions.filter(({ status }) => status === "unknown").length,
    twice: count("twice"),
    lost: count("lost"),
    unapproved: count("unapproved"),
    violations: violations.length,
  };
}

const COLUMNS = {
  title: "run",
  submitted: "submitted",
  settled: "settled",
  unknown: "unknown",
  twice: "effects twice",
  lost: "effects lost",
  unapproved: "unapproved",
  violations: "violations",
} as const satisfies { [Name in keyof Outcome]: string };

/** A table with one line per run. */
export function tableOf(outcomes: readonly Outcome[]): string {
  // Safe because the object's keys are these and nothing else.
  const names = Object.keys(COLUMNS) as (keyof Outcome)[];
  const lines = [COLUMNS, ...outcomes].map((row) => names.map((name) => String(row[name])));
  const widths = names.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const toText = (line: string[]) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return lines.map(toText).join("\n");
}
