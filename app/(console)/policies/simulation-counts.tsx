import { CountBars } from "@/components/charts/count-bars";
import { DIRECTIONS } from "./directions";
import type { Simulation } from "./policy-types";

/** How many decisions would change, by direction. */
export function SimulationCounts({ simulation }: { simulation: Simulation }) {
  const bars = DIRECTIONS.map(({ id, label, color }) => ({ key: id, label, color, count: simulation.counts[id] }));
  if (bars.every(({ count }) => count === 0)) {
    return <p className="text-sm text-muted-foreground">No decision of this time would change.</p>;
  }
  return <CountBars title="Decisions that would change" bars={bars.filter(({ count }) => count > 0)} />;
}
