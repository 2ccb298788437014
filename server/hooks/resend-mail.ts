import { z } from "zod";
import type { MailEvent } from "@/server/email/record-mail-event";
import type { HandledEvent } from "./handler";
import { toldAddresses, toldText } from "./told-fields";
import { Unreadable } from "./unreadable";

const Tags = z.union([
  z.record(z.string(), z.string()),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((tags) => Object.fromEntries(tags.map(({ name, value }) => [name, value]))),
]);
const Body = z.object({
  data: z.object({
    email_id: toldText(200),
    to: toldAddresses,
    tags: Tags.catch({}).default({}),
    bounce: z.object({ type: toldText(50), subType: toldText(50) }).optional(),
  }),
});
type Data = z.infer<typeof Body>["data"];

type Said = Pick<MailEvent, "proves" | "state">;

/** Bounced and complained about was sent; only what failed or was kept back never left. */
const SAID: Record<string, Said> = {
  "email.sent": { proves: "happened", state: "accepted" },
  "email.delivery_delayed": { proves: "happened", state: "delayed" },
  "email.delivered": { proves: "happened", state: "delivered" },
  "email.bounced": { proves: "happened", state: "bounced" },
  "email.complained": { proves: "happened", state: "complained" },
  "email.failed": { proves: "did_not_happen", state: "failed" },
  "email.suppressed": { proves: "did_not_happen", state: "failed" },
};

/** What Resend says of a mail. Null for other news, such as of contacts or of who opened a mail. */
export function readResendMail({ id, raw, type, eventId, occurredAt }: HandledEvent): MailEvent | null {
  const said = SAID[type];
  if (said === undefined) return null;
  const parsed = Body.safeParse(JSON.parse(raw));
  if (!parsed.success) throw Unreadable.of(parsed.error);
  const { data } = parsed.data;
  const { bounce } = data;
  return {
    ...said,
    ...{ provider: "resend", webhookId: id, eventId, type, occurredAt },
    detail: { ...(bounce?.type && { bounce: bounce.type }), ...(bounce?.subType && { sub: bounce.subType }) },
    effectKey: toldText(100).parse(data.tags.effect_key) ?? null,
    providerId: data.email_id ?? null,
    closes: closingOf(type, data),
  };
}

/** A full mailbox is not a wrong address. */
function closingOf(type: string, { to, bounce }: Data): MailEvent["closes"] {
  if (type === "email.complained") return { reason: "complaint", addresses: to };
  // Resend did not even try: its own list has the address for an earlier bounce or complaint.
  if (type === "email.suppressed") return { reason: "bounce", addresses: to };
  if (type !== "email.bounced") return null;
  return { reason: bounce?.type === "Transient" ? "soft_bounce" : "bounce", addresses: to };
}
