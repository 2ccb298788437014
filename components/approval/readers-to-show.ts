import type { Outputs } from "@/components/trpc/outputs";

type Sample = Pick<Outputs["approvals"]["targetSample"], "canary" | "sample" | "outliers">;

export interface ShownReader {
  n: number;
  label: string;
  /** Why just this one is shown. */
  why: string;
}

const SHOWN_MAX = 24;

/** Whose mails a person looks through: those of the canary, those unlike the rest, and some of all; each once. */
export function readersToShow({ canary, sample, outliers }: Sample): ShownReader[] {
  const all = [
    ...canary.map((item) => shown(item, "in the canary")),
    ...outliers.map(({ item, why }) =>
      shown(item, why.map(({ attribute, value }) => `${attribute} ${value}`).join(", ")),
    ),
    ...sample.map((item) => shown(item, "one of all")),
  ];
  return all.filter(({ n }, place) => all.findIndex((one) => one.n === n) === place).slice(0, SHOWN_MAX);
}

const shown = ({ n, label }: { n: number; label: string }, why: string): ShownReader => ({ n, label, why });
