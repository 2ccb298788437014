import type { Parameter, Params } from "./policy-types";

/** A parameter's value in words, one line for each figure. */
export function valueLines(
  { name, unit, shape }: Pick<Parameter, "name" | "unit" | "shape">,
  params: Params,
): string[] {
  const value: unknown = params[name];
  switch (shape) {
    case "count":
    case "limit":
      return [figureWords(value, unit)];
    case "by_risk":
      return entriesOf(value).map(([risk, figure]) => `${risk}: ${figureWords(figure, unit)}`);
    case "by_kind":
      return orNone(entriesOf(value).map(([kind, figure]) => `${kind}: ${figureWords(figure, unit)}`));
    case "quorum_by_risk":
    case "quorum_by_kind":
      return orNone(entriesOf(value).map(([key, quorum]) => `${key}: ${quorumWords(quorum)}`));
  }
}

const orNone = (lines: string[]) => (lines.length > 0 ? lines : ["no exceptions"]);

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

const figureWords = (value: unknown, unit: string) =>
  value === null ? "no limit" : `${Number(value).toLocaleString("en-GB")} ${unit}`;

function quorumWords(quorum: unknown): string {
  const groups = entriesOf(quorum).filter(([, count]) => Number(count) > 0);
  return groups.map(([role, count]) => `${String(count)} × ${role}`).join(" and ");
}
