import { randomUUID } from "node:crypto";

/** A submission that runs without a person; no two are the same. */
export const noticeBody = () => ({
  action: "notification.send",
  input: { level: "digest", to: "role:operator", title: `Measured notice ${randomUUID()}`, body: "x".repeat(200) },
});

/** Answers the status, when the whole answer is there. */
export async function post(url: string, key: string, body: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  return answer.status;
}
