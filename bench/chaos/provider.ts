import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { startFakeHttpServer } from "@/server/testing/fake-http-server";
import type { ReceivedRequest } from "@/server/testing/fake-http-server";
import type { Behaviour } from "./plan";
import type { Arrival } from "./witness";

export interface Provider {
  /** Resend's API at `/emails`, the agents' callbacks at `/callback`, the peers' effects at `/effect`. */
  url: string;
  /** A mail server, which knows no keys at all. */
  smtpUrl: string;
  arrivals: Arrival[];
  /** From now on everything is accepted at once. */
  behave: () => void;
  close: () => Promise<void>;
}

interface Settings {
  /** Whether `/emails` and `/effect` recognise a repeated idempotency key. Receivers of callbacks always do. */
  honoursKeys: boolean;
  nextBehaviour: () => Behaviour;
}

const LATE_MS = 2_500;

/** The outside world: real servers that log what came, and break in every way that a provider can. */
export async function startProvider({ honoursKeys, nextBehaviour }: Settings): Promise<Provider> {
  const log = new ArrivalLog(nextBehaviour);
  const server = await startFakeHttpServer((request, response) => {
    const door = DOORS[request.path] ?? "effect";
    const key = keyOf(request);
    const isKeyed = door === "callback" || honoursKeys;
    const content = door === "mail" ? contentOf(request.body) : { body: request.body };
    const behaviour = log.arrived({ door, key, content, bodyHash: sha256(request.body) }, isKeyed);
    answer(behaviour, response, { id: `provider-${key.slice(0, 12)}` });
  });
  const smtp = await startSmtp(log);
  return {
    url: server.url,
    smtpUrl: smtp.url,
    arrivals: log.arrivals,
    behave: () => log.behave(),
    async close() {
      await Promise.all([server.close(), smtp.close()]);
    },
  };
}

const DOORS: Record<string, Arrival["door"]> = { "/emails": "mail", "/callback": "callback", "/effect": "effect" };

class ArrivalLog {
  readonly arrivals: Arrival[] = [];
  readonly #known = new Set<string>();
  #next: () => Behaviour;

  constructor(next: () => Behaviour) {
    this.#next = next;
  }

  behave(): void {
    this.#next = () => "accept";
  }

  arrived(request: Pick<Arrival, "door" | "key" | "content" | "bodyHash">, isKeyed: boolean): Behaviour {
    const behaviour = this.#next();
    const isTaken = behaviour === "accept" || behaviour === "accept then drop" || behaviour === "accept late";
    const name = `${request.door} ${request.key}`;
    const isRepeat = isTaken && isKeyed && this.#known.has(name);
    if (isTaken) this.#known.add(name);
    const came = isRepeat ? "repeat" : isTaken ? "effect" : "refused";
    this.arrivals.push({ ...request, at: Date.now(), behaviour, came });
    return behaviour;
  }
}

const keyOf = ({ headers }: ReceivedRequest): string =>
  headers["idempotency-key"] ?? headers["webhook-id"] ?? "no key at all";

function contentOf(body: string): Record<string, string> {
  // Safe because only our own client writes to this server; a member that is missing differs from what was pinned.
  const sent = JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(["from", "to", "subject", "html", "text"].map((name) => [name, String(sent[name])]));
}

function answer(behaviour: Behaviour, response: ServerResponse, body: Record<string, string>): void {
  const end = (status: number, sent: Record<string, unknown>) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(sent));
  };
  switch (behaviour) {
    case "accept":
      return end(200, body);
    case "accept late":
      return void setTimeout(() => end(200, body), LATE_MS);
    case "accept then drop":
    case "drop":
      return void response.destroy();
    case "429":
      return end(429, { statusCode: 429, name: "rate_limit_exceeded", message: "too many" });
    case "500":
      return end(500, { statusCode: 500, name: "application_error", message: "by plan" });
  }
}

async function startSmtp(log: ArrivalLog): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    hideSTARTTLS: true,
    disableReverseLookup: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const content = {
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          subject: header(raw, "Subject"),
        };
        // The date and the boundaries differ at every try; what identifies the mail does not.
        const bodyHash = sha256(JSON.stringify(content));
        const key = /<?([0-9a-f]{40})@/.exec(header(raw, "Message-ID"))?.[1] ?? "no key at all";
        const behaviour = log.arrived({ door: "mail", key, content, bodyHash }, false);
        const refuse = (responseCode: number) => done(Object.assign(new Error("by plan"), { responseCode }));
        if (behaviour === "accept") done();
        else if (behaviour === "accept late") setTimeout(done, LATE_MS);
        else if (behaviour === "429" || behaviour === "500") refuse(451);
        else sockets.get(session.remotePort)?.destroy();
      });
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    sockets.set(socket.remotePort ?? 0, socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  // Safe because a server that listens on a TCP port has an AddressInfo.
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets.values()) socket.destroy();
    });
  return { url: `smtp://127.0.0.1:${port}`, close };
}

/** One header of a message, its folded lines joined. */
function header(raw: string, name: string): string {
  const [head = ""] = raw.split("\r\n\r\n");
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const line = unfolded.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
