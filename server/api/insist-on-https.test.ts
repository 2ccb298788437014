import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { insistOnHttps } from "./insist-on-https";
import { onEveryRequest } from "./on-every-request";

async function answerUnder(publicUrl: string): Promise<Response> {
  const stop = onEveryRequest(insistOnHttps({ PUBLIC_URL: publicUrl }));
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe because a server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  try {
    return await fetch(`http://127.0.0.1:${port}`, { headers: { connection: "close" } });
  } finally {
    stop();
    server.close();
  }
}

test("under an https address every answer tells browsers to stay with it", async () => {
  const { headers } = await answerUnder("https://ops.hedgeco.example");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test("an installation without TLS promises nothing", async () => {
  const { headers } = await answerUnder("http://127.0.0.1:3000");
  expect(headers.has("strict-transport-security")).toBe(false);
});
