import { env } from "@/server/env";
import { log } from "@/server/log";
import { startTelemetry } from "@/server/telemetry";
import { startWorker } from "./start-worker";

const telemetry = await startTelemetry("worker", env());
const worker = await startWorker(env());
process.send?.({ ready: true });
log.info({ worker: worker.id }, "the worker is ready");

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    // A second signal means: now.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "the worker finishes what it has begun");
    const stopped = worker.stop().then(() => telemetry.stop());
    stopped.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the worker did not stop cleanly");
        process.exit(1);
      },
    );
  });
}
