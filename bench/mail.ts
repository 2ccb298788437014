import { connect } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { composeFor } from "@/server/actions/send-campaign";
import { connectDatabase } from "@/server/db";
import type { MailMessage } from "@/server/kernel/ports";
import { fillSkeleton, renderSkeleton } from "@/server/email/campaigns/skeleton";
import { templateOf } from "@/server/email/templates/registry";
import { decideAction } from "@/server/kernel/decide";
import { newId } from "@/server/kernel/key";
import { makeSigner } from "@/server/proofs/note";
import { agent, makeStaff } from "@/server/testing/make";
import { mailingTo, makeDomain, makeReaders } from "@/server/testing/mailing-scene";
import { Submission } from "@/server/kernel/admit";
import { submitActions } from "@/server/kernel/submit";
import { choosePort } from "@/tools/ports.mjs";
import type { Benchmark, Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { openKernelSide } from "./kernel-side";
import type { KernelSide } from "./kernel-side";
import { startChild } from "./start-child";
import { openStores } from "./stores";
import type { Stores } from "./stores";

const MAILS = 3_000;
const AT_ONCE = 50;
const SECRET = "only-for-a-benchmark-that-nobody-signs-in-to";
const POST = "the same requests alone, 50 at once";
const NODEMAILER = "nodemailer alone, 5 connections";
const RENDER = "a rendering for each reader";
const DATA = {
  ...{ subject: "What managers said", preview: "Four letters.", heading: "What managers said" },
  paragraphs: Array.from({ length: 4 }, () =>
    "Managers have sent their letters, and we have read all of them. ".repeat(6),
  ),
  stories: Array.from({ length: 5 }, (_, n) => ({
    ...{ title: `Letter ${n + 1}`, text: "Two desks explain why they hold more cash than at any time since 2020." },
    url: `https://hedgeco.example/news/${n}`,
  })),
};

/** Mails a second through claim, admission, ledger and provider, and what a reader's mail costs to make. */
export const mail: Benchmark = {
  name: "mail",
  title: "Mailings (one to 3,000 readers, to a local sink that takes everything)",
  async run(scale) {
    const ports = { http: await choosePort(), smtp: await choosePort() };
    const sink = await startChild("bench/mail-sink.ts", {
      HTTP_PORT: String(ports.http),
      SMTP_PORT: String(ports.smtp),
    });
    const stores = await openStores();
    const url = `http://127.0.0.1:${ports.http}`;
    // This process submits and fills.
    Object.assign(process.env, workerEnv(stores, url));
    const kernel = await openKernelSide(stores);
    const worker = await startChild("workers/index.ts", workerEnv(stores, url));
    try {
      const rate = await measureRate(scale, { stores, kernel, url, smtpPort: ports.smtp });
      return { figures: [rate, await measureMaking(scale)], checks: [] };
    } finally {
      await worker.stop();
      await kernel.close();
      await stores.close();
      await sink.stop();
    }
  },
};

const workerEnv = ({ databaseUrl, redisUrl }: Stores, url: string): Record<string, string> => ({
  ...{ NODE_ENV: "production", DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOG_LEVEL: "error" },
  ...{ NEXTAUTH_SECRET: SECRET, AUDIT_SIGNING_KEY: makeSigner("bench/trail") },
  ...{ RESEND_API_KEY: "re_bench", RESEND_BASE_URL: url },
});

interface Side {
  stores: Stores;
  kernel: KernelSide;
  url: string;
  smtpPort: number;
}

async function measureRate({ repeats, factor }: Scale, { stores, kernel, url, smtpPort }: Side): Promise<Figure> {
  const count = Math.round(MAILS * factor);
  const messages = await fillAll(count);
  const database = connectDatabase(stores.databaseUrl, 2);
  const domain = await makeDomain(database.db, { hourlyMax: 100_000_000 });
  const perSecond = async (work: () => Promise<void>) => {
    const startMs = performance.now();
    await work();
    return count / ((performance.now() - startMs) / 1_000);
  };
  const loads = await interleave(repeats, {
    kernel: async () => {
      const { tag } = await makeReaders(database.db, count);
      const send = await approvedMailing(
        kernel,
        mailingTo(tag, domain, { ...FAST, copy: { templateKey: "newsletter", data: DATA } }),
      );
      return perSecond(send);
    },
    [POST]: () => perSecond(() => postAll(url, messages)),
    [NODEMAILER]: () => perSecond(() => sendAll(smtpPort, messages)),
  });
  await database.close();
  const peers = { [NODEMAILER]: loads[NODEMAILER], [POST]: loads[POST] };
  return { name: `mails, approval → all sent (${count} readers)`, unit: "/s", kernel: loads.kernel, peers };
}

const FAST = { throttlePerHour: 10_000_000 };

/** Held and looked at; what it answers approves it and waits until every mail is out. */
async function approvedMailing({ kernel }: KernelSide, input: unknown): Promise<() => Promise<void>> {
  const operator = { ...(await makeStaff(kernel.db, "operator")), authenticatedAt: new Date() };
  const submission = Submission.parse({ action: "email.send_campaign", input });
  const [result] = await submitActions(kernel, [{ actor: agent("daphne"), submission }]);
  if (!result?.ok) throw result?.error ?? new Error("no answer");
  const { id, pinnedDigest: digest, targetCount: typedCount } = result.answer;
  return async () => {
    await decideAction(kernel, operator, id, { verdict: "approve", digest, typedCount, channel: "api" });
    for (;;) {
      const [row] = await kernel.db.execute(`select status, stage_hold_at from actions where id = '${id}'`);
      if (row?.status === "succeeded") return;
      if (row?.stage_hold_at !== null || row?.status === "failed") throw new Error(`It is ${JSON.stringify(row)}.`);
      await sleep(10);
    }
  };
}

async function fillAll(count: number): Promise<MailMessage[]> {
  const skeleton = await renderSkeleton({
    from: "HedgeCo <letters@news.hedgeco.example>",
    templateKey: "newsletter",
    data: DATA,
  });
  const [actionId, memberId] = [newId(), newId()];
  return Array.from({ length: count }, (_, n) => {
    const target = { entityId: memberId, label: `reader${n}@example.com`, attributes: { firstName: "Reader" } };
    return composeFor({ actionId, topic: "newsletter", target }, skeleton);
  });
}

async function postAll(url: string, messages: readonly MailMessage[]): Promise<void> {
  const rest = [...messages];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let message = rest.pop(); message; message = rest.pop()) {
        const headers = { "content-type": "application/json", "idempotency-key": newId() };
        const answer = await fetch(`${url}/emails`, { method: "POST", headers, body: JSON.stringify(message) });
        await answer.arrayBuffer();
      }
    }),
  );
}

async function sendAll(port: number, messages: readonly MailMessage[]): Promise<void> {
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: 5,
    maxMessages: 10_000,
    ignoreTLS: true,
    getSocket: (_options, answer) => connectAtOnce(port, answer),
  });
  await Promise.all(messages.map((message) => transport.sendMail(message)));
  transport.close();
}

/** Without waiting for more to send: Nagle's algorithm and delayed acknowledgements cost nodemailer 40 ms a mail. */
function connectAtOnce(port: number, answer: (error: Error | null, opened?: { connection: Socket }) => void): void {
  const connection = connect({ host: "127.0.0.1", port, noDelay: true }, () => answer(null, { connection }));
  connection.once("error", answer);
}

/** Microseconds for the mail of one reader: the skeleton filled, or the template rendered anew. */
async function measureMaking({ repeats, factor }: Scale): Promise<Figure> {
  const skeleton = await renderSkeleton({ from: "us@example.com", templateKey: "newsletter", data: DATA });
  const words = {
    to: "ada@example.com",
    firstName: "Ada",
    unsubscribeUrl: "https://x.example/u",
    oneClickUrl: "https://x.example/o",
  };
  const template = templateOf("newsletter");
  const micros = async (times: number, work: () => unknown) => {
    const startMs = performance.now();
    for (let n = 0; n < times; n += 1) await work();
    return ((performance.now() - startMs) * 1_000) / times;
  };
  const loads = await interleave(repeats, {
    kernel: () => micros(20_000 * factor, () => fillSkeleton(skeleton, words)),
    [RENDER]: () =>
      micros(200 * factor, () => template.render({ ...DATA, firstName: "Ada", unsubscribeUrl: words.unsubscribeUrl })),
  });
  return { name: "making one reader's mail", unit: "µs", kernel: loads.kernel, peers: { [RENDER]: loads[RENDER] } };
}
