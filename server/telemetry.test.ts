import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SpanKind } from "@opentelemetry/api";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { parseEnv } from "@/server/env";
import { inActionSpan, inRequestSpan, recordActionSpan } from "./spans";
import { startTelemetry } from "./telemetry";
import { currentTraceparent } from "./trace";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER = "00f067aa0ba902b7";
const request = () =>
  new Request("http://test/", { method: "POST", headers: { traceparent: `00-${TRACE}-${CALLER}-01` } });

const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.unknown() })) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              status: z.object({ code: z.number(), message: z.string().optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
});

let collector: Server | undefined;
afterEach(() => {
  collector?.close();
});

/** A collector on loopback; answers what it was sent. */
async function startCollector() {
  const bodies: string[] = [];
  collector = createServer(async (incoming, response) => {
    bodies.push(`${incoming.url} ${await text(incoming)}`);
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => collector?.listen(0, "127.0.0.1", resolve));
  const { port } = collector.address() as AddressInfo; // Safe because it listens on a port.
  const spans = () =>
    bodies.flatMap((body) => {
      expect(body.startsWith("/v1/traces ")).toBe(true);
      const sent = Sent.parse(JSON.parse(body.slice("/v1/traces ".length)));
      return sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return { url: `http://127.0.0.1:${port}`, bodies, spans };
}

const settings = (endpoint?: string) =>
  parseEnv({
    ...{ DATABASE_URL: "postgres://x", REDIS_URL: "redis://x", NEXTAUTH_SECRET: "x".repeat(32) },
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  });

it("sends the way of an action from the caller through web, relay and worker as one trace", async () => {
  const { url, bodies, spans } = await startCollector();
  const telemetry = await startTelemetry("worker", settings(url));
  let stored: string | null = null;
  await inRequestSpan(request(), "/api/v1", async () => {
    stored = currentTraceparent();
    return new Response();
  });
  const action = { traceparent: stored, actionId: "an-action" };
  recordActionSpan("hand over to email", action, { since: new Date(), kind: SpanKind.PRODUCER });
  const failing = inActionSpan("execute email.send_one", action, { "ops.attempt": 1 }, async () => {
    throw new TypeError("secret words");
  });
  await expect(failing).rejects.toThrow("secret words");
  await telemetry.stop();

  const sent = spans();
  const [web] = sent;
  expect(sent.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([
    ["POST /api/v1", CALLER],
    ["hand over to email", web?.spanId],
    ["execute email.send_one", web?.spanId],
  ]);
  expect(new Set(sent.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  expect(sent.at(-1)?.status).toEqual({ code: 2, message: "TypeError" });
  expect(bodies.join()).toContain("ops-kernel-worker");
  expect(bodies.join()).not.toContain("secret words");
});

it("sends nothing and keeps the trace where no collector is named", async () => {
  const telemetry = await startTelemetry("web", settings());
  let seen: unknown;
  await inRequestSpan(request(), "/api/v1", async (span) => {
    seen = [currentTraceparent(), span.isRecording()];
    return new Response();
  });
  expect(seen).toEqual([expect.stringMatching(new RegExp(`^00-${TRACE}-(?!${CALLER})[0-9a-f]{16}-01$`)), false]);
  await telemetry.stop();
});
