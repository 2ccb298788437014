import { killSwitches } from "@/drizzle/schema/policy";
import { ACTIONS } from "@/server/actions";
import { AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import type { SwitchScope } from "@/server/kernel/kill-switch";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { readNames } from "./policy-names";

export interface SwitchState {
  scope: SwitchScope;
  title: string;
  /** Who stopped it, when and why; null: it runs. */
  stopped: { by: string; at: Date; reason: string } | null;
}

/** Every kill switch there is, on or off. */
export async function readSwitchBoard(reader: Reader): Promise<{ title: string; switches: SwitchState[] }[]> {
  const [rows, nameOf] = await Promise.all([reader.select().from(killSwitches), readNames(reader)]);
  const stateOf = (scope: SwitchScope, title: string): SwitchState => {
    const row = rows.find((one) => one.scope === scope);
    const by = row && nameOf(row.setBy.includes(":") ? row.setBy : `staff:${row.setBy}`);
    return { scope, title, stopped: row && by ? { by, at: row.setAt, reason: row.reason } : null };
  };
  return [
    { title: "Everything", switches: [stateOf("all", "Every action of every agent")] },
    { title: "Queues", switches: QUEUE_NAMES.map((name) => stateOf(`queue:${name}`, name)) },
    { title: "Kinds", switches: [...ACTIONS.values()].map(({ name, title }) => stateOf(`kind:${name}`, title)) },
    { title: "Agents", switches: AGENT_NAMES.map((name) => stateOf(`agent:${name}`, name)) },
  ];
}
