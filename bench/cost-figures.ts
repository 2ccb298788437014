import type { Figure } from "./benchmark";
import type { Costs } from "./costs";

const SHOWN = [
  { cost: "cpuMs", title: "CPU", unit: "ms" },
  { cost: "transactions", title: "Postgres commits", unit: "" },
  { cost: "walKb", title: "WAL", unit: "KB" },
  { cost: "walSyncs", title: "WAL syncs", unit: "" },
  { cost: "redisCommands", title: "Redis commands", unit: "" },
] as const;

/** What one action cost, all processes together; entry i of every list is repeat i. */
export function costFigures(what: string, kernel: readonly Costs[], peers: Record<string, readonly Costs[]>): Figure[] {
  return SHOWN.map(({ cost, title, unit }) => ({
    name: `${what}: ${title} per action`,
    unit,
    kernel: kernel.map((costs) => costs[cost]),
    peers: Object.fromEntries(Object.entries(peers).map(([name, all]) => [name, all.map((costs) => costs[cost])])),
  }));
}
