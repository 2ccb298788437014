import { afterAll, beforeAll, expect, it } from "vitest";
import { givenFiles } from "@/bench/eval/case-files";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { judgeSignatures } from "./signature-cases";
import { takePayloads } from "./take-payloads";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

it("says which signatures our doors judge otherwise than the file does", async () => {
  // standard-webhooks/standard-webhooks, MIT
  const published = {
    now: 1_614_265_340,
    body: '{"test": 2432232314}',
    headers: {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
  };
  const cases = [
    { ...published, name: "as it is", valid: true },
    { ...published, name: "called forged", valid: false },
    { ...published, name: "an hour later", now: published.now + 3_600, valid: true },
  ];
  const files = givenFiles({
    "standard.json": JSON.stringify({ secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", cases }),
    "of-no-door.json": "{}",
  });
  expect(await judgeSignatures(files)).toEqual([
    { file: "standard.json", agree: 1, differ: ["called forged: taken", "an hour later: refused"] },
  ]);
});

it("says which samples are refused, end as dead letters, or leave an address open", async () => {
  const complaint = (name: string, closes: string[]) => {
    const data = { email_id: name, to: [`${name}@example.com`] };
    return { source: "resend" as const, name, body: { type: "email.complained", data }, closes };
  };
  const payloads = [
    complaint("closed", ["closed@example.com"]),
    complaint("open", ["somebody.else@example.com"]),
    { source: "resend" as const, name: "unreadable", body: { type: "email.bounced", data: 7 }, closes: [] },
    { source: "resend" as const, name: "refused", body: [], closes: [] },
  ];
  const [row] = await takePayloads(world.scene.kernel, world.scene.db, payloads);
  expect(row).toMatchObject({ payloads: 4, events: 3, processed: 2, ignored: 0 });
  expect(row?.wrong).toEqual([
    "resend open: still open: somebody.else@example.com",
    expect.stringMatching(/^resend unreadable: dead, /),
    expect.stringMatching(/^resend refused: answered 4/),
  ]);
});
