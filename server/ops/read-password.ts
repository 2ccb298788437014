import { randomBytes } from "node:crypto";
import type { Ops } from "./command";

const GENERATED_BYTES = 18;

/** From standard input when asked for (never from the arguments, which other programs can see), else a random one. */
export async function readPassword(fromStdin: boolean, { readStdin }: Pick<Ops, "readStdin">) {
  if (fromStdin) return { password: (await readStdin()).replace(/\r?\n$/, ""), isGenerated: false };
  return { password: randomBytes(GENERATED_BYTES).toString("base64url"), isGenerated: true };
}
