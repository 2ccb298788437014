import { z } from "zod";
import { MAIL_TOPICS } from "@/drizzle/schema/campaigns";
import { readText } from "@/server/auth/read-text";
import { setPreferences } from "@/server/email/campaigns/set-preferences";
import { readUnsubscribeToken } from "@/server/email/campaigns/unsubscribe-token";
import { KernelError } from "@/server/kernel/errors";
import { app } from "./app-kernel";
import { problemResponse } from "./http";

const BODY_BYTES_MAX = 4_096;

const OneClick = z.object({ "List-Unsubscribe": z.literal("One-Click") });
/** A form of the preferences page: the topics that are ticked, all others are not wanted. */
const Form = z.object({ topics: z.array(z.enum(MAIL_TOPICS)) });

/**
 * POST: a mail program's one click (RFC 8058), or the form of the page that the link opens. The token is what allows it,
 * so there is no sign-in, and no cookie that another site could use.
 */
export async function answerUnsubscribe(request: Request, token: string): Promise<Response> {
  try {
    const leaving = readUnsubscribeToken(token);
    if (!leaving) throw new KernelError("not_found", "This link is not one of ours, or not complete.");
    const form = new URLSearchParams(await readText(request, BODY_BYTES_MAX));
    const { kernel } = app();
    if (OneClick.safeParse(Object.fromEntries(form)).success) {
      await setPreferences(kernel, leaving, { [leaving.topic]: false });
      // RFC 8058 §3.1: no redirect, no page that would need a person.
      return new Response(null, { status: 200, headers: { "cache-control": "no-store" } });
    }
    if (form.get("intent") === "leave") {
      await setPreferences(kernel, leaving, { [leaving.topic]: false });
      return backTo(token, "left");
    }
    const parsed = Form.safeParse({ topics: form.getAll("topic") });
    if (!parsed.success || form.get("intent") !== "choose") {
      throw new KernelError("invalid_input", "The form is not one of ours.");
    }
    const wanted = MAIL_TOPICS.map((topic) => [topic, parsed.data.topics.includes(topic)] as const);
    await setPreferences(kernel, leaving, Object.fromEntries(wanted));
    return backTo(token, "saved");
  } catch (error) {
    return problemResponse(error);
  }
}

/** A relative address, because behind a proxy only the browser knows the right one. */
const backTo = (token: string, done: "left" | "saved"): Response =>
  new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe/${encodeURIComponent(token)}?done=${done}`, "cache-control": "no-store" },
  });
