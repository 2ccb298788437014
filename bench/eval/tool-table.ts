import type { Deed } from "./deeds";
import { AGENTDOJO_TOOLS } from "./tools/agentdojo-tools";
import { TAU2_TOOLS } from "./tools/tau2-tools";
import { TOOLKIT_TOOLS } from "./tools/toolkits";

/** Written by hand for each tool: names mislead ("HandleRequest" pays). */
const TOOL_TABLE: ReadonlyMap<string, readonly Deed[]> = new Map<string, readonly Deed[]>([
  ...AGENTDOJO_TOOLS,
  ...TAU2_TOOLS,
  ...TOOLKIT_TOOLS,
]);

/** Null: nobody has looked at this tool yet, which a run reports and never takes for harmless. */
export const deedsOf = (tool: string): readonly Deed[] | null => TOOL_TABLE.get(tool) ?? null;
