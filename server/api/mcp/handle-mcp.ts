import { createMcpHandler } from "@modelcontextprotocol/server";
import { assertSameOrigin } from "@/server/api/context";
import { toTrpcError } from "@/server/api/errors";
import { problemResponse } from "@/server/api/http";
import { bodyBytesMax, readJsonBody } from "@/server/api/json-body";
import { addRateHeaders } from "@/server/api/rate-headers";
import { limitRate } from "@/server/api/rate-limit";
import { recordRefusal } from "@/server/api/record-refusal";
import { refuseDeep } from "@/server/api/refuse-deep";
import { readRequest } from "@/server/api/request";
import type { Context } from "@/server/api/request";
import { KernelError } from "@/server/kernel/errors";
import { log } from "@/server/log";
import { inRequestSpan } from "@/server/spans";
import { toolServer } from "./tool-server";

/** Answers /api/mcp: the door of agents that speak the Model Context Protocol, in either of its two forms. */
export function handleMcp(request: Request): Promise<Response> {
  return inRequestSpan(request, "/api/mcp", () => answer(request));
}

async function answer(request: Request): Promise<Response> {
  try {
    if (request.method !== "POST") {
      throw new KernelError("method_not_allowed", "This address takes POST.", { allowed: ["POST"] });
    }
    const context = await admitAgent(request);
    const response = await answerMessage(request, context).catch(problemResponse);
    return addRateHeaders(response, context.rate);
  } catch (error) {
    return problemResponse(error);
  }
}

async function answerMessage(request: Request, context: Context): Promise<Response> {
  // One message, an object: the protocol knows no batches, and neither does the count of an agent's calls.
  const parsedBody = await readJsonBody(request, bodyBytesMax(context));
  refuseDeep(parsedBody);
  // A tool's call is counted by the procedure behind it; the rest has none.
  if (parsedBody.method !== "tools/call") await limitRate(context, "reads", 1);
  const response = await handlerFor(context).fetch(request, { parsedBody });
  response.headers.set("cache-control", "no-store");
  return response;
}

/** Made for each request, so that a tool can only ever act for the agent whose key this request carries. */
function handlerFor(context: Context) {
  return createMcpHandler(() => toolServer(context), {
    // Grants are code: nothing that could be subscribed to changes while this process runs.
    maxSubscriptions: 0,
    onerror: (error) => log.debug({ err: error }, "an MCP message was refused"),
  });
}

/** Agents alone, by their key. People decide in the console, and no right of theirs may be reached from a tool. */
async function admitAgent(request: Request): Promise<Context> {
  const context = await readRequest(request);
  if (context.refusal) throw context.refusal;
  assertSameOrigin(request.headers);
  if (context.via === "agent_key") return context;
  if (context.via === "nothing") throw new KernelError("unauthenticated", "Send an agent key.");
  const refusal = new KernelError("forbidden", "This door takes agents' keys. People decide in the console.");
  await recordRefusal({ actor: context.actor, path: "mcp", rawInput: null, error: toTrpcError(refusal) });
  throw refusal;
}
