import type { Db, Tx } from "@/server/db";
import { hasCode } from "./error-code";

const TRIES_MAX = 3;
const DEADLOCK = new Set(["40P01"]);

/** A transaction that Postgres ended because another one held its rows the other way round is run again. */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (tries === TRIES_MAX || !hasCode(error, DEADLOCK)) throw error;
    }
  }
}
