import { Webhook } from "standardwebhooks";
import { consoleUnderTest } from "./console-under-test";

/** A bounce for good, as Resend tells it; of the mail under this key, where it is given. */
export const bounceOf = (email: string, effectKey?: string) => ({
  type: "email.bounced",
  created_at: new Date().toISOString(),
  data: {
    ...{ email_id: crypto.randomUUID(), to: [email], subject: "<img src=x onerror=document.title='run'>" },
    bounce: { type: "Permanent", subType: "General", message: "No such user" },
    ...(effectKey && { tags: { effect_key: effectKey } }),
  },
});

interface Told {
  id: string;
  secret?: string;
}

/** Posts an event as Resend would; answers the status. */
export async function tellAsResend(
  event: object,
  { id, secret = consoleUnderTest.resendSecret }: Told,
): Promise<number> {
  const [body, at] = [JSON.stringify(event), new Date()];
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "svix-signature": new Webhook(secret).sign(id, at, body),
  };
  return (await fetch(`${consoleUnderTest.url}/api/hooks/resend`, { method: "POST", body, headers })).status;
}
