/** An agent in a few lines: asks for one approval, waits until it is decided and done, says how it went. */
import { opsClient } from "./client.ts";

const { PORT = "3000", OPS_URL = `http://127.0.0.1:${PORT}`, OPS_KEY = "" } = process.env;
const ops = opsClient({ url: OPS_URL, key: OPS_KEY });

const { items } = await ops.read<{ items: { id: string }[] }>("/members?status=pending&limit=100");
const userId = items[Math.floor(Math.random() * items.length)]?.id;
const evidence = [{ kind: "data", title: "Identity check", json: { document: "passport", nameMatches: true } }];

const action = await ops.submit({
  ...{ action: "user.approve", input: { userId }, evidence },
  idempotencyKey: crypto.randomUUID(),
});
console.log(action.id, action.status, action.decision.reasons);
if (action.id) console.log((await ops.waitForEnd(action.id)).status);
