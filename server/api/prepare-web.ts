import { env } from "@/server/env";
import { log } from "@/server/log";

/** What a web process does before its first request. Next itself would go on without usable settings. */
export function prepareWeb(): void {
  try {
    env();
  } catch (error) {
    log.fatal({ err: error }, "the web process cannot start");
    process.exit(1);
  }
}
