import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { caseFiles } from "@/bench/eval/case-files";
import type { CaseFiles } from "@/bench/eval/eval-case";
import type { HookSource } from "@/server/hooks/hook";

export interface Payload {
  source: HookSource;
  name: string;
  body: unknown;
  /** Who must not be written to any more after it. */
  closes: string[];
}

const Named = z.record(z.string(), z.record(z.string(), z.unknown()));
const entriesOf = (files: CaseFiles, name: string) => Object.entries(Named.parse(files.json(name)));

/** Where each provider's samples are, and how they become what it would post. */
const READERS: Record<HookSource, { folder: string; read: (files: CaseFiles) => Omit<Payload, "source">[] }> = {
  resend: {
    folder: "webhooks/resend",
    read: (files) => entriesOf(files, "events.json").map(([name, event]) => resendPayload(name, event)),
  },
  sendgrid: { folder: "webhooks/sendgrid", read: sendgridPayloads },
  stripe: {
    folder: "webhooks/stripe-objects",
    read: (files) =>
      entriesOf(files, "resources.json").map(([name, object]) => ({
        ...{ name, closes: [] },
        body: { id: `evt_${name}`, object: "event", type: `${name}.updated`, created: 1_700_000_000, data: { object } },
      })),
  },
  plaid: {
    folder: "webhooks/plaid",
    read: (files) => entriesOf(files, "examples.json").map(([name, body]) => ({ name, body, closes: [] })),
  },
  slack: {
    folder: "webhooks/slack-events",
    read: (files) => jsonNames(files).map((name) => ({ name, body: files.json(name), closes: [] })),
  },
};

export const PAYLOAD_FOLDERS = Object.values(READERS).map(({ folder }) => folder);

/** Published samples of what providers post, as far as they are there. */
export const readPayloads = (dir: string): Payload[] =>
  Object.entries(READERS).flatMap(([source, { folder, read }]) =>
    existsSync(join(dir, folder))
      ? // Safe because the table has a row for each source and no other.
        read(caseFiles(join(dir, folder))).map((payload) => ({ source: source as HookSource, ...payload }))
      : [],
  );

const jsonNames = (files: CaseFiles) => files.names.filter((name) => name.endsWith(".json"));

const CLOSING = new Set(["email.bounced", "email.complained", "email.suppressed"]);

/** The samples have the word "string" where an address stands. */
function resendPayload(name: string, event: Record<string, unknown>): Omit<Payload, "source"> {
  const to = `${name.replace(".", "-")}@example.com`;
  const data = { ...Object(event.data), to: [to] };
  if (name === "email.bounced") data.bounce = { type: "Permanent", subType: "General" };
  return { name, body: { ...event, data }, closes: CLOSING.has(name) ? [to] : [] };
}

const Told = z.array(
  z
    .object({
      email: z.string(),
      event: z.string().default("bounce"),
      status: z.string().default(""),
      type: z.string(),
    })
    .partial({ type: true })
    .loose(),
);

function sendgridPayloads(files: CaseFiles): Omit<Payload, "source">[] {
  return jsonNames(files).map((name) => {
    const body = files.json(name);
    return {
      name,
      body,
      closes: Told.parse(body)
        .filter(isFinal)
        .map(({ email }) => email),
    };
  });
}

/** SendGrid itself goes on writing to whom a server has only blocked. */
const isFinal = ({ event, status, type }: z.infer<typeof Told>[number]) =>
  event === "spamreport" || (event === "bounce" && type !== "blocked" && !status.startsWith("4"));
