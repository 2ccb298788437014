import type { LISTED_FIGURES } from "@/server/api/reads/figures";

export type Figure = (typeof LISTED_FIGURES)[number];

export interface FigureWords {
  figure: Figure;
  title: string;
  description: string;
  emptyText: string;
  /** The moment that a row is listed for. */
  time: { header: string; field: "expiresAt" | "stageHeldAt" | "decidedAt" | "settledAt" };
}

/** The figures of the overview that have a list of their own, by the last part of its address. */
export const figureWords: Readonly<Record<string, FigureWords>> = {
  "expiring-soon": {
    figure: "expiringSoon",
    title: "Expiring soon",
    description: "Held actions that expire within two hours. What nobody decides in time is not done.",
    emptyText: "Nothing expires within two hours",
    time: { header: "Expires", field: "expiresAt" },
  },
  canaries: {
    figure: "canaries",
    title: "Canaries that wait",
    description: "The first few targets are done; an operator goes on with the rest, or stops it.",
    emptyText: "No canary waits",
    time: { header: "Waits since", field: "stageHeldAt" },
  },
  "decided-today": {
    figure: "decidedToday",
    title: "Decided today",
    description: "Approved or rejected since 00:00 UTC, whatever became of it since.",
    emptyText: "Nobody has decided anything today",
    time: { header: "Decided", field: "decidedAt" },
  },
  "failed-today": {
    figure: "failedToday",
    title: "Failed today",
    description: "Failed since 00:00 UTC.",
    emptyText: "Nothing failed today",
    time: { header: "Failed", field: "settledAt" },
  },
};
