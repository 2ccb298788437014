import { settleAddresses } from "@/server/auth/settle-addresses";
import { env } from "@/server/env";
import type { Env } from "@/server/env";
import { log } from "@/server/log";
import { startTelemetry } from "@/server/telemetry";
import { openFloodGate } from "./flood-gate";
import { insistOnHttps } from "./insist-on-https";
import { onEveryRequest } from "./on-every-request";

/** What a web process does before its first request. */
export async function prepareWeb(): Promise<void> {
  const settings = usableSettings();
  await startTelemetry("web", settings);
  openFloodGate();
  onEveryRequest(insistOnHttps(settings));
  onEveryRequest(({ request }) =>
    settleAddresses(request.headers, request.socket.remoteAddress ?? "", settings.TRUSTED_PROXIES),
  );
}

/** Next itself would go on without usable settings. */
function usableSettings(): Env {
  try {
    return env();
  } catch (error) {
    log.fatal({ err: error }, "the web process cannot start");
    process.exit(1);
  }
}
