import { daphne } from "./daphne";
import { fred } from "./fred";
import type { AgentProfile } from "./profile";
import { scooby } from "./scooby";
import { shaggy } from "./shaggy";
import { velma } from "./velma";

const ALL = [scooby, shaggy, daphne, velma, fred] as const;

export type AgentName = (typeof ALL)[number]["name"];
export const AGENT_NAMES = ["scooby", "shaggy", "daphne", "velma", "fred"] as const satisfies readonly AgentName[];

export const AGENTS: ReadonlyMap<string, AgentProfile> = new Map(ALL.map((agent) => [agent.name, agent]));
