import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { env } from "@/server/env";

/** Who leaves which topic, by the link of which mailing. */
const Leaving = z.object({ memberId: z.uuid(), topic: z.enum(MAIL_TOPICS), actionId: z.uuid() });
export type Leaving = z.infer<typeof Leaving>;

const MAC_BYTES = 16;

/** Opens one page and stops one topic, so it needs neither a sign-in nor an end: a mail is opened years later. */
export function unsubscribeToken(leaving: Leaving): string {
  const text = [leaving.memberId, leaving.topic, leaving.actionId].join(".");
  return `${Buffer.from(text).toString("base64url")}.${macOf(text).toString("base64url")}`;
}

/** Null for whatever we have not made ourselves. */
export function readUnsubscribeToken(token: string): Leaving | null {
  const [body, mac, ...rest] = token.split(".");
  if (!body || !mac || rest.length > 0 || token.length > 400) return null;
  const text = Buffer.from(body, "base64url").toString("utf8");
  const [said, own] = [Buffer.from(mac, "base64url"), macOf(text)];
  if (said.length !== own.length || !timingSafeEqual(said, own)) return null;
  const [memberId, topic, actionId] = text.split(".");
  return Leaving.safeParse({ memberId, topic, actionId }).data ?? null;
}

function macOf(text: string): Buffer {
  const key = Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "", "unsubscribe", 32));
  return createHmac("sha256", key).update(text).digest().subarray(0, MAC_BYTES);
}

/** Where a reader leaves: a page for people, and an address that takes a mail program's POST (RFC 8058). */
export function unsubscribeUrls(leaving: Leaving): { unsubscribeUrl: string; oneClickUrl: string } {
  return urlsWith(unsubscribeToken(leaving));
}

/** As they look, and nobody leaves by them. */
export const shownUrls = () => urlsWith("the-readers-own-link");

function urlsWith(token: string): { unsubscribeUrl: string; oneClickUrl: string } {
  const at = (path: string) => new URL(path, env().PUBLIC_URL).href;
  return { unsubscribeUrl: at(`/unsubscribe/${token}`), oneClickUrl: at(`/api/unsubscribe/${token}`) };
}
