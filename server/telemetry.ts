import { trace } from "@opentelemetry/api";
import type { Env } from "@/server/env";

export interface Telemetry {
  /** Sends what is left. */
  stop: () => Promise<void>;
}

/**
 * Sends spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names, by OTLP over HTTP; without one not even the
 * exporter is loaded. A collector that is away costs spans and nothing else.
 */
export async function startTelemetry(
  service: "web" | "worker",
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name }: Env,
): Promise<Telemetry> {
  if (!endpoint) return { stop: async () => undefined };
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all(
    [
      import("@opentelemetry/sdk-trace"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ],
  );
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": `${name}-${service}`,
      "service.instance.id": String(process.pid),
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      await provider.shutdown();
      trace.disable();
    },
  };
}
