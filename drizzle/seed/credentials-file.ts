import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StaffCredential } from "./make-staff";

export interface Credentials {
  staff: StaffCredential[];
  /** Agent name to key. */
  agents: Record<string, string>;
}

/** For the owner of the installation alone, and replaced in one step: nobody ever reads half of it. */
export function writeCredentials(dataDir: string, credentials: Credentials): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "credentials.json");
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return file;
}
