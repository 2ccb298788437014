import type { AgentName, AgentRole } from "@/server/agents/registry";

/** What a screen knows of the five without asking; what their files say otherwise does not compile. */
export const agentLooks: { readonly [Name in AgentName]: { role: AgentRole<Name>; color: `text-agent-${Name}` } } = {
  scooby: { role: "Project lead", color: "text-agent-scooby" },
  shaggy: { role: "Backend", color: "text-agent-shaggy" },
  daphne: { role: "Frontend, publishing and campaigns", color: "text-agent-daphne" },
  velma: { role: "AI and data, support drafts", color: "text-agent-velma" },
  fred: { role: "QA and operations", color: "text-agent-fred" },
};

export const isAgent = (name: string): name is AgentName => Object.hasOwn(agentLooks, name);

export const agentNames = Object.keys(agentLooks).filter(isAgent);

export const agentOptions = agentNames.map((value) => ({ value, label: value }));
