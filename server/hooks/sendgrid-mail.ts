import { z } from "zod";
import { addressField } from "@/server/email/address";
import type { MailEvent } from "@/server/email/record-mail-event";
import type { HandledEvent } from "./handler";
import { toldText } from "./told-fields";
import { Unreadable } from "./unreadable";

const Body = z.object({
  email: addressField.optional().catch(undefined),
  /** Of the mail; what follows the first dot is of the recipient. */
  sg_message_id: toldText(300),
  /** Custom arguments stand beside SendGrid's own names. */
  effect_key: toldText(100),
  status: toldText(50),
  /** Of a bounce: "bounce" or "blocked". */
  type: toldText(50),
  reason: z.string().optional().catch(undefined),
});
type Data = z.infer<typeof Body>;

type Said = Pick<MailEvent, "proves" | "state">;

const SAID: Record<string, Said> = {
  processed: { proves: "happened", state: "accepted" },
  deferred: { proves: "happened", state: "delayed" },
  delivered: { proves: "happened", state: "delivered" },
  bounce: { proves: "happened", state: "bounced" },
  spamreport: { proves: "happened", state: "complained" },
  dropped: { proves: "did_not_happen", state: "failed" },
  unsubscribe: { proves: null, state: null },
  group_unsubscribe: { proves: null, state: null },
};

/** What SendGrid says of a mail. Null for other news, such as who opened one. */
export function readSendgridMail({ id, raw, type: told, eventId, occurredAt }: HandledEvent): MailEvent | null {
  const parsed = Body.safeParse(JSON.parse(raw));
  if (!parsed.success) throw Unreadable.of(parsed.error);
  const data = parsed.data;
  // An entry of the list of bounces has the words of one, and no name.
  const type = told === "unknown" && data.status !== undefined ? "bounce" : told;
  const said = SAID[type];
  if (said === undefined) return null;
  const detail = Object.entries({ status: data.status, bounce: type === "bounce" ? data.type : undefined });
  return {
    ...said,
    ...{ provider: "sendgrid", webhookId: id, eventId, type, occurredAt },
    detail: Object.fromEntries(detail.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    effectKey: data.effect_key ?? null,
    providerId: data.sg_message_id?.split(".")[0] ?? null,
    closes: closingOf(type, data),
  };
}

function closingOf(type: string, data: Data): MailEvent["closes"] {
  const addresses = data.email === undefined ? [] : [data.email];
  switch (type) {
    case "spamreport":
      return { reason: "complaint", addresses };
    case "unsubscribe":
    case "group_unsubscribe":
      return { reason: "unsubscribe", addresses };
    case "bounce":
      return { reason: isHard(data) ? "bounce" : "soft_bounce", addresses };
    case "dropped":
      return closingOfDropped(data.reason ?? "", addresses);
    default:
      return null;
  }
}

/** Kept back because SendGrid's own list has the address. */
function closingOfDropped(reason: string, addresses: string[]): MailEvent["closes"] {
  if (/bounced|invalid/i.test(reason)) return { reason: "bounce", addresses };
  if (/spam report/i.test(reason)) return { reason: "complaint", addresses };
  if (/unsubscribed/i.test(reason)) return { reason: "unsubscribe", addresses };
  return null;
}

/** RFC 3463 and its registry: these speak of the address itself (5.1.x) or of its mailbox being shut. */
const OF_THE_ADDRESS = /^5\.(1\.\d+|2\.1|7\.13)$/;

/**
 * 4.x.x passes. A "blocked" 5.x.x is mostly about the sender or a full mailbox: one bad day at a large provider must not
 * close all its addresses.
 */
function isHard({ status, type }: Data): boolean {
  if (status?.startsWith("4")) return false;
  return type !== "blocked" || OF_THE_ADDRESS.test(status ?? "");
}
