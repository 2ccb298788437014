/** An agent in a few lines: asks for one approval, waits until it is decided and done, says how it went. */
const { PORT = "3000", OPS_URL = `http://127.0.0.1:${PORT}`, OPS_KEY = "" } = process.env;
const OPEN = ["held", "approved", "queued", "running", "unknown"];

async function ask(path: string, body?: object) {
  const headers = { authorization: `Bearer ${OPS_KEY}`, "content-type": "application/json" };
  const method = body ? "POST" : "GET";
  const response = await fetch(`${OPS_URL}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  return answer;
}

const { items } = await ask("/members?status=pending&limit=100");
const userId = items[Math.floor(Math.random() * items.length)].id;
const evidence = [{ kind: "data", title: "Identity check", json: { document: "passport", nameMatches: true } }];
// One key for this intention: after a broken connection, the same request with the same key is never a second action.
const idempotencyKey = crypto.randomUUID();
let action = await ask("/actions", { action: "user.approve", input: { userId }, evidence, idempotencyKey });
console.log(action.id, action.status, action.decision.reasons);
while (OPEN.includes(action.status)) action = await ask(`/actions/${action.id}/wait?timeoutSeconds=30`);
console.log(action.status);

export {};
