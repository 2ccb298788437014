import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handleMcp } from "@/server/api/mcp/handle-mcp";
import { TOOLS } from "@/server/api/mcp/tools";
import { BODY_BYTES_MAX } from "@/server/api/json-body";
import { attackTarget } from "./target";
import type { AttackTarget } from "./target";

let world: AttackTarget;
let shaggy: string;
let evan: string;
beforeAll(async () => {
  world = await attackTarget();
  [shaggy, evan] = await Promise.all([world.agentKey("shaggy"), world.staffToken(world.scene.evan)]);
});
afterAll(() => world.close());

interface Post {
  headers?: Record<string, string>;
  method?: string;
  body?: string;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const message = (method: string, params: object) => JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
const toolCall = (name: string, input: object) => message("tools/call", { name, arguments: input });

async function post({ headers = {}, method = "POST", body = message("tools/list", {}) }: Post = {}) {
  const standard = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  const init = { method, headers: { ...standard, ...headers }, ...(method === "POST" && { body }) };
  const response = await handleMcp(new Request("http://ops.test/api/mcp", init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const held = async () => {
  const { id, pinnedDigest: digest } = await world.scene.holdOne();
  return { id, decision: { id, verdict: "approve", digest } };
};

describe("at the MCP door", () => {
  it("a person's token or session gets nothing, whatever it asks for, and that it came is on record", async () => {
    const { id, decision } = await held();
    const session = await world.session(world.scene.evan.id);
    for (const headers of [bearer(evan), session, { ...session, "sec-fetch-site": "same-origin" }]) {
      for (const body of [
        message("tools/list", {}),
        toolCall("decide_action", decision),
        toolCall("get_action", { id }),
      ]) {
        const seen = await world.watch(() => post({ headers, body }));
        expect(seen.answer.status).toBe(403);
        expect(seen.answer.text).toContain('"code":"forbidden"');
        expect(seen).toMatchObject({ changed: false, refusals: ["change.refused forbidden"] });
      }
    }
    expect((await world.scene.rowOf(id)).status).toBe("held");
  });

  it("no name leads an agent to a decision", async () => {
    const { id, decision } = await held();
    const names = ["decide", "actions.decide", "actions_decide", "approvals.decide", "decideMany", "resolve", "undo"];
    for (const name of [...names, "approve_action", "actions.resolve", "constructor", "__proto__", "../decide"]) {
      const seen = await world.watch(() => post({ headers: bearer(shaggy), body: toolCall(name, decision) }));
      expect(seen.answer.text).toContain("no such tool");
      expect(seen.changed).toBe(false);
    }
    expect((await world.scene.rowOf(id)).status).toBe("held");
  });

  it("no tool decides when it is given a decision for its input, or a role", async () => {
    const { id, decision } = await held();
    const role = { actor: { kind: "staff" }, role: "operator", onBehalfOf: world.scene.evan.id, via: "session" };
    for (const { name } of TOOLS) {
      // Without a reason nothing is withdrawn or revised, and what is submitted has no input.
      await post({ headers: bearer(shaggy), body: toolCall(name, { ...decision, ...role, timeoutSeconds: 0 }) });
    }
    expect((await world.scene.rowOf(id)).status).toBe("held");
    expect(await world.scene.eventTypesOf(id)).not.toContain("action.voted");
  });

  it("an agent's key beside an operator's session stays the agent", async () => {
    const { id } = await held();
    const session = await world.session(world.scene.evan.id);
    const { text } = await post({ headers: { ...session, ...bearer(shaggy) }, body: toolCall("whoami", {}) });
    expect(text).toContain('\\"id\\":\\"shaggy\\"');
    expect((await world.scene.rowOf(id)).status).toBe("held");
  });

  it("nobody, and a key that is not valid, get 401 and are told how to come in", async () => {
    for (const headers of [{}, bearer("ops_shaggy_wrong"), bearer(""), { authorization: "Basic eDp5" }]) {
      const answer = await post({ headers, body: "x".repeat(1_000_000) });
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="ops"']);
    }
  });

  it("a page of another origin gets nothing, even under a key", async () => {
    const tricks: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];
    for (const trick of tricks) {
      expect((await post({ headers: { ...bearer(shaggy), ...trick } })).status).toBe(403);
    }
    expect((await post({ headers: { ...bearer(shaggy), origin: "http://ops.test", host: "ops.test" } })).status).toBe(
      200,
    );
  });

  it.each(["GET", "HEAD", "DELETE", "PUT", "PATCH"])("%s does nothing", async (method) => {
    const seen = await world.watch(() => post({ method, headers: bearer(shaggy) }));
    expect([seen.answer.status, seen.answer.headers.get("allow")]).toEqual([405, "POST"]);
    expect(seen).toMatchObject({ changed: false, events: [] });
  });

  it.each([
    ["too large", " ".repeat(BODY_BYTES_MAX + 1), 413, "payload_too_large"],
    [
      "nested without end",
      `{"jsonrpc":"2.0","id":1,"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      400,
      "invalid_input",
    ],
    ["no JSON", "{", 400, "invalid_input"],
    ["empty", "", 400, "invalid_input"],
    ["many messages in one", `[${message("tools/list", {})}]`, 400, "invalid_input"],
  ])("a body that is %s is refused before anything is done with it", async (_what, body, status, code) => {
    const answer = await post({ headers: bearer(shaggy), body });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
  });

  it("nothing can be subscribed to, which would outlive the key", async () => {
    const version = "2026-07-28";
    const envelope = {
      "io.modelcontextprotocol/protocolVersion": version,
      "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
      "io.modelcontextprotocol/clientCapabilities": {},
    };
    const method = "subscriptions/listen";
    const body = message(method, { notifications: { toolsListChanged: true }, _meta: envelope });
    const headers = { ...bearer(shaggy), "mcp-protocol-version": version, "mcp-method": method };
    expect((await post({ headers, body })).text).toContain("Subscription limit reached");
  });

  it("what is no message of the protocol is refused and never a defect", async () => {
    const bodies = [
      "{}",
      '{"jsonrpc":"1.0"}',
      message("tools/call", {}),
      message("tools/call", { name: 1 }),
      message("x", {}),
    ];
    for (const body of bodies) {
      const answer = await post({ headers: bearer(shaggy), body });
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).toMatch(/"error"|"code"/);
      expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat [^ ]+ \(/);
    }
  });
});
