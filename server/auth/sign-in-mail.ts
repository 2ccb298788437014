import { renderTemplate } from "@/server/email/render-template";
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
  const data = { signInUrl: url, validMinutes: LINK_MAX_AGE_MINUTES };
  const { subject, html, text } = await renderTemplate("sign_in_link", data);
  const call = { key: sha256(url).slice(0, 40), signal: AbortSignal.timeout(SEND_TIMEOUT_MS) };
  const sent = await mail.send({ from, to, subject, html, text, headers: {} }, call);
  if (sent.outcome !== "done") throw new Error(`The sign-in mail was not accepted: ${sent.problem.code}`);
}
