import type { Env } from "@/server/env";
import { log } from "@/server/log";
import { CheckpointLog } from "@/server/proofs/checkpoint-log";
import { mailCheckpoint } from "@/server/proofs/mail-checkpoint";
import { readKeyRing } from "@/server/proofs/key-ring";
import { sealEvents } from "@/server/proofs/seal";
import { isAnythingUnsealed } from "@/server/proofs/unsealed";
import { startLoop } from "./loop";
import type { Loop } from "./loop";
import type { Runtime } from "./runtime";

/** Under load events then wait for a fraction of a second; a turn costs the writers nothing. */
const EVERY_MS = 125;
const BATCH = 20_000;
/** After so many turns without work only some look. */
const RESTLESS_TURNS = 40;
const RESTING_LOOKS_EVERY = 16;

/** Seals what has been committed; any number of processes may, one at a time does. */
export function startSealer({ database }: Pick<Runtime, "database">, settings: Env): Loop {
  if (readKeyRing(settings).length === 0) {
    log.warn("the audit trail is not sealed here: neither AUDIT_SIGNING_KEY nor AUDIT_DIR is set");
    return startLoop("seal", 2 ** 31 - 1, () => Promise.resolve("idle"));
  }
  const kept = new CheckpointLog(settings.AUDIT_DIR);
  let idleTurns = 0;
  let mailedDay = "";
  const loop = startLoop("seal", EVERY_MS, async () => {
    if (idleTurns > RESTLESS_TURNS && idleTurns % RESTING_LOOKS_EVERY !== 0) {
      idleTurns += 1;
      return "idle";
    }
    const { count, note } = (await isAnythingUnsealed(database.db))
      ? await sealEvents(database.db, readKeyRing(settings), BATCH)
      : { count: 0, note: null };
    kept.keep(note);
    const today = new Date().toISOString().slice(0, 10);
    if (mailedDay !== today) mailedDay = await mailCheckpoint(database.db);
    idleTurns = count > 0 ? 0 : idleTurns + 1;
    return count === BATCH ? "more" : "idle";
  });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      kept.flush();
    },
  };
}
