import { existsSync } from "node:fs";
import { join } from "node:path";
import { randomOf } from "@/bench/chaos/random";
import { caseFiles } from "./case-files";
import type { CaseReader, EvalCase } from "./eval-case";
import { agentdojo } from "./readers/agentdojo";
import { injecagent } from "./readers/injecagent";
import { INJECTIONS_FOLDER, readInjections } from "./readers/injections";
import type { Injection } from "./readers/injections";
import { tau2Airline, tau2Retail, tau2Telecom } from "./readers/tau2";
import { toolemu } from "./readers/toolemu";

const READERS: readonly CaseReader[] = [injecagent, agentdojo, toolemu, tau2Airline, tau2Retail, tau2Telecom];

interface Wanted {
  dir: string;
  seed: number;
  /** At most so many cases of one set and side, and as many injected texts, drawn by the seed. */
  max: number;
}

export interface Sets {
  cases: EvalCase[];
  injections: Injection[];
  /** Folders that are not there. */
  missing: string[];
}

export function readSets({ dir, seed, max }: Wanted): Sets {
  const isThere = (folder: string) => existsSync(join(dir, folder));
  const cases = READERS.filter(({ folder }) => isThere(folder)).flatMap(({ folder, read }) =>
    read(caseFiles(join(dir, folder)), seed),
  );
  const groups = Map.groupBy(cases, ({ set, side }) => `${set}:${side}`);
  const draw = <Item>(name: string, items: readonly Item[]) => randomOf(seed, name).shuffle(items).slice(0, max);
  const injections = isThere(INJECTIONS_FOLDER) ? readInjections(caseFiles(join(dir, INJECTIONS_FOLDER)), seed) : [];
  return {
    cases: [...groups].flatMap(([name, group]) => draw(name, group)),
    injections: draw("injections", injections),
    missing: [...READERS.map(({ folder }) => folder), INJECTIONS_FOLDER].filter((folder) => !isThere(folder)),
  };
}
