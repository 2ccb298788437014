import { expect, test } from "vitest";
import { HOOK_SOURCES } from "@/drizzle/schema/webhook-events";
import { QUEUES } from "@/server/queue/index";
import { priorityOf } from "./priorities";

test("money comes before banks, banks before mail, mail before chat", () => {
  const ranked = Object.fromEntries(HOOK_SOURCES.map((source) => [source, priorityOf({ queues: QUEUES }, source)]));
  expect(ranked).toEqual({ stripe: 1, plaid: 2, sendgrid: 3, resend: 3, slack: 4 });
});
