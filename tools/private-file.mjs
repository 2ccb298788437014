import { chmodSync, writeFileSync } from "node:fs";

/** Writes a file that only its owner may read, also when it was there before; answers its path. */
export function writePrivateFile(file, text) {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}
