import { Agent, request } from "node:http";
import { callAtRate } from "./load";
import { noticeBody } from "./notice-call";

/** As a client with a pool of connections; without one, opening them would be most of what the flood costs. */
const CONNECTIONS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** A process of its own, so that sending the flood takes no time from who measures beside it. */
const [url = "", key = "", perSecond = "", seconds = ""] = process.argv.slice(2);
const statuses = new Map<number, number>();
process.send?.("ready");
await callAtRate(Number(perSecond) * Number(seconds), Number(perSecond), async () => {
  const status = await submit();
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
});
process.send?.([...statuses]);
process.once("SIGTERM", () => process.exit(0));

function submit(): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.once("error", reject).end(JSON.stringify(noticeBody()));
  });
}
