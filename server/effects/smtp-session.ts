import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

interface Letter {
  from: string;
  to: string;
  raw: Buffer;
  /** One of the addresses has letters beyond ASCII before the "@". */
  isUnicode: boolean;
}

/** `lost`: the conversation broke off. `unusable`: the client itself refused. A reply code is the server's last word. */
export type SmtpEnd =
  | { kind: "accepted"; reply: string }
  | { kind: "lost" | "unusable"; replyCode: number | null; transmitted: boolean; message: string };

/** The client's own refusals, made before it says anything about the mail. */
const UNUSABLE_CODES = new Set(["EENVELOPE", "EMESSAGE", "EAUTH"]);

/** One connection, one mail: connect, sign in when there are credentials, hand over, close. */
export function runSmtpSession(server: SMTPConnection.Options, letter: Letter, signal: AbortSignal): Promise<SmtpEnd> {
  const connection = new SMTPConnection(server);
  let transmitted = false;
  // Read only after the server has answered DATA with 354, so the first read marks the point of no return.
  const body = Readable.from(
    (function* () {
      transmitted = true;
      yield letter.raw;
    })(),
  );
  const lost = (message: string): SmtpEnd => ({ kind: "lost", replyCode: null, transmitted, message });

  return new Promise<SmtpEnd>((resolve) => {
    const end = (result: SmtpEnd) => {
      // First the answer: shutting emits "end", which would answer again.
      resolve(result);
      signal.removeEventListener("abort", onAbort);
      shut(connection);
    };
    const onAbort = () => end(lost("Stopped by its deadline."));
    const fail = (error: SMTPConnection.SMTPError) => end(endOf(error, transmitted));
    const handOver = () => {
      const envelope = { from: letter.from, to: [letter.to], size: letter.raw.byteLength };
      connection.send(envelope, body, (error, info) => {
        if (error) fail(error);
        else end({ kind: "accepted", reply: info.response });
      });
    };
    // Stays attached after the end: a late socket error must not bring the process down.
    connection.on("error", fail);
    connection.on("end", () => end(lost("The server closed the connection.")));
    signal.addEventListener("abort", onAbort);
    connection.connect(() => {
      // The end of the mail is a small write of its own, which would wait 40 ms for the other side's delayed acknowledgement.
      connection._socket.setNoDelay(true);
      if (letter.isUnicode && !announcesUnicode(connection)) return end(NO_UNICODE);
      if (!server.auth) return handOver();
      connection.login(credentialsOf(server.auth), (error) => (error ? fail(error) : handOver()));
    });
  });
}

/** The client would send the bytes all the same, and what a server then makes of them is anybody's guess. */
const NO_UNICODE: SmtpEnd = {
  kind: "unusable",
  replyCode: null,
  transmitted: false,
  message: "The mail server does not announce SMTPUTF8, and the address has letters beyond ASCII before the @.",
};

/** Right after the connection has been made, the last answer is the one to EHLO. */
const announcesUnicode = ({ lastServerResponse }: SMTPConnection): boolean =>
  lastServerResponse !== false && /^250[ -]SMTPUTF8\b/im.test(lastServerResponse);

function endOf(error: SMTPConnection.SMTPError, transmitted: boolean): SmtpEnd {
  const kind = error.code && UNUSABLE_CODES.has(error.code) ? "unusable" : "lost";
  const what = error.response ?? error.code ?? "no reason given";
  return { kind, replyCode: error.responseCode ?? null, transmitted, message: `The mail server said: ${what}` };
}

function credentialsOf(auth: SMTPConnection.AuthenticationType): SMTPConnection.AuthenticationCredentials {
  return { credentials: { user: auth.user ?? "", pass: "pass" in auth ? auth.pass : "" } };
}

function shut(connection: SMTPConnection): void {
  connection.close();
  // close() lets the socket drain, which may take for ever on a dead peer.
  connection._socket?.destroy();
}
