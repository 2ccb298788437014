import { z } from "zod";
import type { Db } from "@/server/db";
import { defineAction } from "@/server/kernel/define-action";
import type { Kernel } from "@/server/kernel/kernel";
import { matched } from "@/server/kernel/rule";
import { testKernel } from "./test-kernel";

const input = z.object({ to: z.array(z.string()).min(1) }).strict();

/** A kind that only tests know: one mail to each of many, which policy lets run. */
const mailing = defineAction({
  name: "test.mailing",
  queue: "email",
  title: "A mailing for tests",
  schemaVersion: 1,
  input,
  facts: async (_tx, requests) =>
    requests.map((request) => ({
      facts: {},
      // Later only what is still to be done is looked at.
      targets: (request.pinned?.map(({ entityId }) => entityId) ?? request.input.to).map((to) => {
        return { entityType: "member", entityId: to, entityVersion: 1, label: to, attributes: {} };
      }),
    })),
  subject: () => null,
  risk: () => "low",
  rules: [{ id: "test", title: "Runs", reads: [], judge: () => matched("run", "A test.") }],
  priorityClass: () => "notification",
  summarize: () => ({ title: "A mailing", lines: [], changes: [] }),
  execute: {
    port: "mail",
    perform: ({ target, key }, { effects, signal }) =>
      effects.mail.send(
        { from: "us@example.com", to: target.entityId, subject: "s", html: "h", text: "t", headers: {} },
        { key, signal },
      ),
  },
});

export function mailingKernel(db: Db): Kernel {
  const kernel = testKernel(db);
  return { ...kernel, actions: new Map([...kernel.actions, [mailing.name, mailing]]) };
}
