import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { SMTPServerSession } from "smtp-server";

/** Where a conversation goes wrong. `accept-then-drop` has the whole mail and cuts the line before saying so. */
export type SmtpBehaviour =
  | "accept"
  | "accept-then-drop"
  | "drop-at-connect"
  | "drop-at-recipient"
  | "hang-at-connect"
  | "hang-at-recipient"
  | "hang-after-data"
  | { refuseAt: "connect" | "recipient" | "data"; code: number };

interface FakeSmtpMail {
  from: string;
  to: string[];
  raw: string;
}

export interface FakeSmtp {
  /** With the credentials in it, when started with a login. */
  url: string;
  mails: FakeSmtpMail[];
  /** One entry per stage reached: "connect", "recipient", "data". */
  stages: string[];
  /** Resolves when a conversation has come to this stage. */
  reached: (stage: string) => Promise<void>;
  /** How the next conversations go; afterwards everything is accepted. */
  next: (...behaviours: SmtpBehaviour[]) => void;
  /** Resolves when no conversation is open. */
  allClosed: () => Promise<void>;
  close: () => Promise<void>;
}

type Done = (error?: Error | null) => void;

/**
 * A real SMTP server on loopback. With `login`, it insists on that user name and password. It takes addresses beyond ASCII,
 * unless it hides that it does.
 */
export async function startFakeSmtp(
  login?: { user: string; pass: string },
  { hideSMTPUTF8 = false }: { hideSMTPUTF8?: boolean } = {},
): Promise<FakeSmtp> {
  const script = new Script();
  const mails: FakeSmtpMail[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    hideSMTPUTF8,
    disableReverseLookup: true,
    allowInsecureAuth: true,
    authOptional: !login,
    disabledCommands: login ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    onAuth: (auth, _session, done) => {
      const right = auth.username === login?.user && auth.password === login?.pass;
      done(right ? null : new Error("wrong user name or password"), right ? { user: auth.username } : undefined);
    },
    onConnect: (session, done) => script.stage("connect", session, done),
    onRcptTo: (_address, session, done) => script.stage("recipient", session, done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const taken = script.takesMail(session);
        if (taken) mails.push(mailOf(session, Buffer.concat(chunks)));
        script.stage("data", session, done);
      });
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => script.connected(socket));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  // safe because: a server listening on a TCP port has an AddressInfo
  const { port } = server.server.address() as AddressInfo;
  const credentials = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : "";
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    mails,
    stages: script.stages,
    reached: (stage) => script.until(() => script.stages.includes(stage)),
    next: (...behaviours) => script.plan(...behaviours),
    allClosed: () => script.until(() => script.sockets.size === 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of script.sockets.values()) socket.destroy();
      }),
  };
}

function mailOf(session: SMTPServerSession, raw: Buffer): FakeSmtpMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : "",
    to: rcptTo.map(({ address }) => address),
    raw: raw.toString("utf8"),
  };
}

/** Which conversation follows which plan. Sockets are known by their remote port, as sessions are. */
class Script {
  readonly stages: string[] = [];
  readonly sockets = new Map<number, Socket>();
  readonly #planned: SmtpBehaviour[] = [];
  readonly #current = new Map<number, SmtpBehaviour>();
  readonly #waiting = new Set<() => void>();

  plan(...behaviours: SmtpBehaviour[]): void {
    this.#planned.push(...behaviours);
  }

  connected(socket: Socket): void {
    const port = socket.remotePort ?? 0;
    this.sockets.set(port, socket);
    this.#current.set(port, this.#planned.shift() ?? "accept");
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.sockets.delete(port);
      this.#checkAll();
    });
  }

  takesMail(session: SMTPServerSession): boolean {
    const behaviour = this.#current.get(session.remotePort) ?? "accept";
    return !(typeof behaviour === "object" && behaviour.refuseAt === "data");
  }

  stage(stage: "connect" | "recipient" | "data", session: SMTPServerSession, done: Done): void {
    const behaviour = this.#current.get(session.remotePort) ?? "accept";
    this.stages.push(stage);
    this.#checkAll();
    if (typeof behaviour === "object") {
      return done(behaviour.refuseAt === stage ? replyOf(behaviour.code) : null);
    }
    if (behaviour === `hang-at-${stage}` || (behaviour === "hang-after-data" && stage === "data")) return;
    const drops = behaviour === `drop-at-${stage}` || (behaviour === "accept-then-drop" && stage === "data");
    if (drops) this.sockets.get(session.remotePort)?.destroy();
    else done();
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  #checkAll(): void {
    for (const check of this.#waiting) check();
  }
}

function replyOf(code: number): Error {
  return Object.assign(new Error("refused by plan"), { responseCode: code });
}
