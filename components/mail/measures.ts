import type { Outputs } from "@/components/trpc/outputs";

/** Figures of mails; each mail is in one of them. */
export type MailFigures = Outputs["mailings"]["deliverability"]["total"];

/** What a row of figures is about. */
export interface FiguresRow extends MailFigures {
  key: string;
  name: string;
  href?: string;
  note?: React.ReactNode;
  /** Readers who left by the link; null: there is none in these mails. */
  left?: number | null;
}

export interface Measure {
  key: string;
  label: string;
  of: (row: FiguresRow) => number | null;
  /** A chart variable, so that both themes fit. */
  color: string;
}

/** Nothing as long as no provider has spoken of any of these mails: silence is not a zero. */
const told = ({ sent, untold }: FiguresRow, count: number): number | null =>
  sent > 0 && untold >= sent ? null : count;

export const DELIVERED: Measure = {
  ...{ key: "delivered", label: "Delivered", color: "var(--chart-2)" },
  of: (row) => told(row, row.delivered),
};
export const DEFERRED: Measure = {
  ...{ key: "delayed", label: "Deferred", color: "var(--chart-5)" },
  of: (row) => told(row, row.delayed),
};
export const SOFT: Measure = {
  ...{ key: "soft", label: "Soft bounces", color: "var(--chart-3)" },
  of: (row) => told(row, row.softBounced),
};
export const HARD: Measure = {
  ...{ key: "hard", label: "Hard bounces", color: "var(--chart-3)" },
  of: (row) => told(row, row.hardBounced),
};
export const COMPLAINTS: Measure = {
  ...{ key: "complained", label: "Complaints", color: "var(--chart-4)" },
  of: (row) => told(row, row.complained),
};
/** Until a provider speaks. */
export const UNTOLD: Measure = {
  ...{ key: "untold", label: "No word yet", color: "var(--chart-5)" },
  of: ({ untold }) => untold,
};
export const UNSUBSCRIBED: Measure = {
  ...{ key: "left", label: "Unsubscribed", color: "var(--chart-1)" },
  of: ({ left }) => left ?? null,
};
