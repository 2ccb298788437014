import { ACTION_NAMES } from "@/server/actions";
import { AGENTS } from "@/server/agents/registry";
import type { AgentGrants } from "@/server/kernel/kernel";

export const GRANTS = ["shipped", "granted"] as const;
/** `shipped`: as the five agents are. `granted`: may ask for everything, so that only policy stands in the way. */
export type Grants = (typeof GRANTS)[number];

/**
 * The agents of a run. Limits count by agent and hour, and a refusal because of what an earlier case did would flatter:
 * so each submission has an agent of its own with the grants of one of ours.
 */
export class Crew {
  readonly agents = new Map<string, AgentGrants>();

  /** One submitter for each of the five, or one that may do everything. */
  muster(grants: Grants): string[] {
    if (grants === "granted") return [this.#add("granted", ACTION_NAMES)];
    return [...AGENTS.values()].map(({ name, actions }) => this.#add(name, actions));
  }

  #add(like: string, actions: readonly string[]): string {
    const name = `${like}-${this.agents.size + 1}`;
    this.agents.set(name, { name, actions });
    return name;
  }
}
