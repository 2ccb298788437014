import { daphne } from "./daphne";
import { fred } from "./fred";
import type { AgentProfile } from "./profile";
import { scooby } from "./scooby";
import { shaggy } from "./shaggy";
import { velma } from "./velma";

const ALL = [scooby, shaggy, daphne, velma, fred] as const;

export type AgentName = (typeof ALL)[number]["name"];
/** The words of an agent's own file, for code that may only import its type. */
export type AgentRole<Name extends AgentName> = Extract<(typeof ALL)[number], { name: Name }>["role"];

export const AGENT_NAMES: readonly AgentName[] = ALL.map(({ name }) => name);
export const AGENTS: ReadonlyMap<string, AgentProfile> = new Map(ALL.map((agent) => [agent.name, agent]));
