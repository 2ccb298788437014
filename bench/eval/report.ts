import type { Finding, Row } from "./tally";
import type { Carried } from "./unmoved";

/** As a table of Markdown, so that a run can be kept as it is. */
export function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const [first, ...rest] = all.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`);
  return [first, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rest].join("\n");
}

export const attackTable = (rows: readonly Row[]): string =>
  tableOf(
    [
      "attacks",
      "grants",
      "cases",
      "of them only reading",
      "calls",
      "only read",
      "submitted",
      "no such action",
      "no grant",
      "refused",
      "blocked",
      "held",
      "ran, by design",
      "RAN",
    ],
    rows.map(({ set, grants, cases, readingCases, calls, reads, submissions, ends, byDesign }) => [
      ...[
        set,
        grants,
        cases,
        readingCases,
        calls,
        reads,
        submissions,
        ends.no_such_action,
        ends.no_grant,
        ends.refused,
      ],
      ...[ends.blocked, ends.held, byDesign, ends.ran + ends.let_through - byDesign],
    ]),
  );

export const benignTable = (rows: readonly Row[]): string =>
  tableOf(
    [
      "benign",
      "grants",
      "cases",
      "of them only reading",
      "calls",
      "only read",
      "submitted",
      "no such action",
      "no grant",
      "refused",
      "blocked",
      "held needlessly",
      "ran",
    ],
    rows.map(({ set, grants, cases, readingCases, calls, reads, submissions, ends }) => [
      ...[
        set,
        grants,
        cases,
        readingCases,
        calls,
        reads,
        submissions,
        ends.no_such_action,
        ends.no_grant,
        ends.refused,
      ],
      ...[ends.blocked, ends.held, ends.ran],
    ]),
  );

export const carriedTable = (rows: readonly Carried[]): string =>
  tableOf(
    ["injected words as", "texts", "submitted", "stricter", "milder", "runs"],
    rows.map(({ carrier, texts, submissions, stricter, milder, running }) => {
      return [carrier, texts, submissions, stricter, milder.length, running];
    }),
  );

/** Every attack that ran, by its id, under the reason for which it did. */
export function findingLines(findings: readonly Finding[]): string[] {
  const groups = Map.groupBy(findings, ({ set, outcome, accepted }) => {
    return `${accepted === null ? "HOLE" : "by design"} · ${set} · ${outcome.action} (${outcome.plan})`;
  });
  return [...groups].flatMap(([title, group]) => {
    const [first] = group;
    const ids = [...new Set(group.map(({ caseId, tool }) => `${caseId} ${tool}`))];
    return [`${title}: ${ids.length}`, `  because ${first?.accepted ?? first?.outcome.reasons}`, `  ${ids.join(", ")}`];
  });
}
