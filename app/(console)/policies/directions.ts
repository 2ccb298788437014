import type { CountBar } from "@/components/charts/count-bars";
import type { Direction } from "./policy-types";

/** What a changed verdict means, those that let more through first. */
export const DIRECTIONS: readonly { id: Direction; label: string; color: CountBar["color"] }[] = [
  { id: "hold>run", label: "Held, would run alone", color: "var(--chart-run)" },
  { id: "block>run", label: "Blocked, would run alone", color: "var(--chart-run)" },
  { id: "block>hold", label: "Blocked, would be held", color: "var(--chart-hold)" },
  { id: "run>hold", label: "Ran alone, would be held", color: "var(--chart-hold)" },
  { id: "run>block", label: "Ran alone, would be blocked", color: "var(--chart-block)" },
  { id: "hold>block", label: "Held, would be blocked", color: "var(--chart-block)" },
  { id: "hold>hold", label: "Held, of another risk or by others", color: "var(--chart-hold)" },
];

export const directionLabel = (id: Direction): string => DIRECTIONS.find((one) => one.id === id)?.label ?? id;
