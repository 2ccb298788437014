import { setTimeout as sleep } from "node:timers/promises";
import { ask, isPassing } from "./client";
import type { Reply } from "./client";
import type { Scene } from "./people";

/** An operator turns a kill switch on, waits, and turns it off again. */
export async function switchOff({ installation, witness }: Scene, scope: string, forMs: number): Promise<void> {
  const [operator] = installation.operators;
  const turn = (way: "on" | "off", input: Record<string, string>) =>
    insist(() => ask(`${installation.url}/api/trpc/switches.${way}`, operator?.token ?? "", { body: { json: input } }));
  await turn("on", { scope, reason: "Chaos." });
  const from = Date.now();
  await sleep(forMs);
  const until = Date.now();
  witness.switchedOff.push({ scope, from, until });
  await turn("off", { scope });
}

/** Kill switches are always asked for until they answer; a run must not end with one on. */
async function insist(attempt: () => Promise<Reply | null>): Promise<void> {
  for (;;) {
    const reply = await attempt();
    if (reply?.status === 200) return;
    if (!isPassing(reply)) throw new Error(`the switch was refused: ${reply?.status} ${reply?.code}`);
    await sleep(250);
  }
}
