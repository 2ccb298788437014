import type { MailPort } from "@/server/kernel/ports";
import { sha256 } from "@/server/kernel/key";

const SEND_TIMEOUT_MS = 20_000;
export const LINK_MAX_AGE_MINUTES = 15;

interface SignInLink {
  from: string;
  to: string;
  url: string;
}

/** Mails a sign-in link through whatever transport is configured; throws when it was not accepted. */
export async function sendSignInLink(mail: MailPort, { from, to, url }: SignInLink): Promise<void> {
  const message = {
    from,
    to,
    subject: "Sign in to the Operations Kernel",
    html: htmlBody(url),
    text: textBody(url),
    headers: {},
  };
  const call = { key: sha256(url).slice(0, 40), signal: AbortSignal.timeout(SEND_TIMEOUT_MS) };
  const sent = await mail.send(message, call);
  if (sent.outcome !== "done") throw new Error(`The sign-in mail was not accepted: ${sent.problem.code}`);
}

const NOTE = `The link works once and for ${LINK_MAX_AGE_MINUTES} minutes. If you did not ask for it, ignore this mail: nobody gets in without the link.`;

function textBody(url: string): string {
  return `Sign in to the Operations Kernel:\n${url}\n\n${NOTE}\n`;
}

function htmlBody(url: string): string {
  const href = url.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="en">
  <body style="font-family: system-ui, sans-serif; font-size: 14px; line-height: 1.5; color: #1d1f27">
    <p>Sign in to the Operations Kernel:</p>
    <p><a href="${href}" style="display: inline-block; padding: 8px 14px; border-radius: 6px; background: #4a45c4; color: #ffffff; text-decoration: none">Sign in</a></p>
    <p style="color: #5b5f6b">${NOTE}</p>
  </body>
</html>
`;
}
