import { chmodSync, chownSync, mkdirSync } from "node:fs";

/**
 * Makes a folder that nobody else may enter. One that was there before is closed only when it is known to be ours:
 * a data folder may have been pointed at a place that others use.
 */
export function makePrivateFolder(folder, { isOurs }) {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined || isOurs) chmodSync(folder, 0o700);
}

/** Lets the members of one group pass to what they can name below a folder; they cannot list it. */
export function letGroupPass(folder, gid) {
  chownSync(folder, process.getuid(), gid);
  chmodSync(folder, 0o710);
}
