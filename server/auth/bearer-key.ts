import { randomBytes } from "node:crypto";
import { sha256 } from "@/server/kernel/key";

const SECRET_BYTES = 32;
const HINT_SECRET_CHARS = 4;

export interface NewBearerKey {
  /** Shown once, never stored. */
  key: string;
  keyHash: string;
  hint: string;
}

/** `ops_<name>_<secret>`. A name holds no underscore, so the secret starts after the second one. */
export function newBearerKey(name: string): NewBearerKey {
  const prefix = `ops_${name}_`;
  const key = prefix + randomBytes(SECRET_BYTES).toString("base64url");
  return { key, keyHash: sha256(key), hint: key.slice(0, prefix.length + HINT_SECRET_CHARS) };
}
