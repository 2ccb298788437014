import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { z } from "zod";
import { recordMailEvent } from "@/server/email/record-mail-event";
import type { MailEvent } from "@/server/email/record-mail-event";
import { env } from "@/server/env";
import { KernelError } from "@/server/kernel/errors";
import { resolveProven } from "@/server/kernel/resolve-proven";
import { readText } from "@/server/auth/read-text";
import { app } from "./app-kernel";
import { problemResponse } from "./http";

/** An event is a few hundred bytes; a mail's text is not in it. */
const BODY_BYTES_MAX = 64 * 1024;
const PROVEN_AT_ONCE = 100;

/** POST /api/hooks/resend: what became of a mail, signed by Resend. The same event again changes nothing. */
export async function receiveResend(request: Request, secret = env().RESEND_WEBHOOK_SECRET): Promise<Response> {
  try {
    if (!secret) throw new KernelError("not_found", "There is no such address.");
    const body = await readText(request, BODY_BYTES_MAX);
    const eventId = refuseForged(request.headers, body, secret);
    const event = readEvent(eventId, body);
    const isNew = event !== null && (await recordMailEvent(app().kernel, event));
    // What this leaves out, because this process dies or another holds the row, the worker does.
    if (isNew && event.proves) await resolveProven(app().kernel, PROVEN_AT_ONCE);
    return Response.json({ received: true, isNew });
  } catch (error) {
    return problemResponse(error);
  }
}

/** Resend signs as Svix does: the same scheme as Standard Webhooks under names of its own. Answers the event's id. */
function refuseForged(headers: Headers, body: string, secret: string): string {
  const signed = Object.fromEntries(
    ["id", "timestamp", "signature"].map((name) => [`webhook-${name}`, headers.get(`svix-${name}`) ?? ""]),
  );
  try {
    // Compares in constant time, and refuses what is older or newer than five minutes.
    new Webhook(secret).verify(body, signed, { jsonParse: false });
  } catch (cause) {
    if (!(cause instanceof WebhookVerificationError)) throw cause;
    throw new KernelError("unauthenticated", "The signature does not fit.", {}, { cause });
  }
  return signed["webhook-id"] ?? "";
}

const Tags = z.union([
  z.record(z.string(), z.string()),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((tags) => Object.fromEntries(tags.map(({ name, value }) => [name, value]))),
]);
const Event = z.object({
  type: z.string().max(100),
  created_at: z.coerce.date(),
  data: z.object({
    email_id: z.string().max(200).optional(),
    to: z.array(z.email()).max(50).catch([]),
    tags: Tags.catch({}).default({}),
    bounce: z.object({ type: z.string().max(50), subType: z.string().max(50).optional() }).optional(),
  }),
});

/** Bounced and complained about was sent; only what failed never left. */
const PROVES: Record<string, MailEvent["proves"]> = {
  "email.sent": "happened",
  "email.delivered": "happened",
  "email.delivery_delayed": "happened",
  "email.bounced": "happened",
  "email.complained": "happened",
  "email.failed": "did_not_happen",
};

/** Null for what we have no use for, such as news of contacts or of who opened a mail. */
function readEvent(eventId: string, body: string): MailEvent | null {
  const parsed = Event.safeParse(readJson(body));
  if (!parsed.success)
    throw new KernelError("invalid_input", "This is no event of Resend's.", {}, { cause: parsed.error });
  const { type, created_at: occurredAt, data } = parsed.data;
  const proves = PROVES[type];
  if (proves === undefined) return null;
  const detail = data.bounce
    ? { bounce: data.bounce.type, ...(data.bounce.subType && { sub: data.bounce.subType }) }
    : {};
  return {
    ...{ provider: "resend", eventId, type, proves, occurredAt, detail },
    effectKey: data.tags.effect_key ?? null,
    providerId: data.email_id ?? null,
    suppress: suppressionOf(type, data),
  };
}

/** A full mailbox is not a wrong address. */
function suppressionOf(type: string, { to, bounce }: z.infer<typeof Event>["data"]): MailEvent["suppress"] {
  if (type === "email.complained") return { reason: "complaint", addresses: to };
  if (type !== "email.bounced" || bounce?.type === "Transient") return null;
  return { reason: "bounce", addresses: to };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new KernelError("invalid_input", "The body is not JSON.", {}, { cause });
  }
}
