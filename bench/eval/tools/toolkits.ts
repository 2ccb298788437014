import { deedsByTool } from "@/bench/eval/deeds";
import { HOME_TOOLKITS } from "./home-toolkits";
import { OFFICE_TOOLKITS } from "./office-toolkits";
import { TRADE_TOOLKITS } from "./trade-toolkits";

const TOOLKITS = { ...HOME_TOOLKITS, ...OFFICE_TOOLKITS, ...TRADE_TOOLKITS };

/** The tools that InjecAgent and ToolEmu share, by toolkit and name: "GmailSendEmail". */
export const TOOLKIT_TOOLS = new Map(
  Object.entries(TOOLKITS).flatMap(([toolkit, table]) => [...deedsByTool(table, toolkit)]),
);

/** Of one toolkit: what changes anything. An unknown toolkit is asked for by its name, and found unmapped. */
export function toolsOf(toolkit: string): string[] {
  const table = new Map(Object.entries(TOOLKITS)).get(toolkit);
  if (!table) return [toolkit];
  return [...deedsByTool(table, toolkit)].flatMap(([tool, deeds]) => (deeds.includes("reads") ? [] : [tool]));
}
