import { endProcess } from "./processes.mjs";

/** How each kind of child is ended, in this order: the worker drains while its database still runs. */
const ENDING = {
  worker: { timeoutMs: 20_000 },
  web: { timeoutMs: 5_000, wholeGroup: true },
  redis: { timeoutMs: 10_000 },
  postgres: { signal: "SIGINT", timeoutMs: 15_000 },
};

const ONE_OFF = { timeoutMs: 5_000, wholeGroup: true };

/** Ends recorded children (name → pid and start time) one after the other; strangers with a reused pid are left alone. */
export async function endChildren(children) {
  const known = Object.keys(ENDING);
  const others = Object.keys(children).filter((name) => !known.includes(name));
  for (const name of [...others, ...known]) await endProcess(children[name], ENDING[name] ?? ONE_OFF);
}
