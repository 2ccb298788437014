import { createServer } from "node:http";
import { SMTPServer } from "smtp-server";

/** Takes every mail at once and keeps nothing: what a provider would be if it cost nothing. A process of its own. */
const { HTTP_PORT = "0", SMTP_PORT = "0" } = process.env;

const http = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":"sink"}');
  });
});
const smtp = new SMTPServer({
  hideSTARTTLS: true,
  disableReverseLookup: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData: (stream, _session, done) => void stream.resume().on("end", () => done()),
});
smtp.on("error", () => undefined);

http.listen(Number(HTTP_PORT), "127.0.0.1", () =>
  smtp.listen(Number(SMTP_PORT), "127.0.0.1", () => process.send?.({ ready: true })),
);
process.once("SIGTERM", () => process.exit(0));
