import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "@/server/env";
import { makeSigner, parseSigner } from "./note";
import type { Signer } from "./note";

export type KeyPlace = Pick<Env, "AUDIT_SIGNING_KEY" | "AUDIT_DIR">;

export const keyFileOf = (dir: string): string => join(dir, "keys");

/**
 * The keys that seal the trail, oldest first: the last one signs, and one before it stands by to vouch for its
 * successor. Read anew each time, so that a rotation needs no restart. None: this process does not seal.
 */
export function readKeyRing({ AUDIT_SIGNING_KEY, AUDIT_DIR }: KeyPlace): Signer[] {
  const text = AUDIT_SIGNING_KEY ?? (AUDIT_DIR && readOrMake(AUDIT_DIR)) ?? "";
  return text.split(/[\s,]+/).flatMap((line) => {
    if (line === "") return [];
    const signer = parseSigner(line);
    // The line itself is a secret.
    if (!signer) throw new Error("A signing key of the audit trail cannot be read: see AUDIT_SIGNING_KEY.");
    return signer;
  });
}

/** The first start of an installation on its own folder makes its key; of two that start together one wins. */
function readOrMake(dir: string): string {
  const file = keyFileOf(dir);
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.tmp`;
  const name = `operations-kernel/${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${makeSigner(name)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(file, "utf8");
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
