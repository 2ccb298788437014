import type { Db } from "@/server/db";
import type { Env } from "@/server/env";
import type { Actor } from "@/server/kernel/actor";

/** What a command works with. */
export interface Ops {
  db: Db;
  env: Env;
  /** Whoever may run this on the server may do everything; the trail names the command line. */
  actor: Actor;
  /** The result alone goes to standard output, so that it can be piped. */
  print: (line: string) => void;
  note: (line: string) => void;
  readStdin: () => Promise<string>;
}

export interface Command {
  /** What is typed, for example "agent key create". */
  words: string;
  usage: string;
  does: string;
  /** Resolves to the exit code; nothing means 0. */
  run: (args: string[], ops: Ops) => Promise<number | void>;
}

/** The command was typed wrongly: answered with its usage and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
