import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/server/env";
import type { Actor } from "@/server/kernel/actor";
import type { AuditEntry } from "@/server/kernel/audit";

export type SignInMethod = "password" | "link" | "oidc";

export interface SignInAttempt {
  email: string;
  /** Network address of the client, as far as it is known. */
  client: string;
}

interface SignInFact {
  at: Date;
  method: SignInMethod;
  attempt: SignInAttempt;
  /** Absent while nobody is known to be who they say. */
  actor?: Actor;
  body?: Record<string, unknown>;
}

const PREFIX_CHARS = 16;
const KEY_BYTES = 32;
const STRANGER: Actor = { kind: "anonymous", id: "sign-in" };

export type SignInEventType =
  | "staff.signed_in"
  | "staff.sign_in_failed"
  | "staff.sign_in_throttled"
  | "staff.sign_in_link_requested";

/** Enough in the body to see which attempts belong together; the address itself stays in the erasable part. */
export function signInEvent(type: SignInEventType, { at, method, attempt, actor, body }: SignInFact): AuditEntry {
  return {
    type,
    at,
    actor: actor ?? STRANGER,
    body: { method, emailHash: tagOf(attempt.email), ...body },
    private: { email: presentable(attempt.email), client: attempt.client },
  };
}

/**
 * The body can never be erased, and addresses are easy to guess: a plain hash of one would tell whose it is. Under a
 * key that no trail, export or backup of the database holds, it only tells that two attempts were of the same.
 */
function tagOf(email: string): string {
  const key = hkdfSync("sha256", env().NEXTAUTH_SECRET, "", "ops: addresses in sign-in events", KEY_BYTES);
  return createHmac("sha256", Buffer.from(key)).update(email.toLowerCase()).digest("hex").slice(0, PREFIX_CHARS);
}

/** What a stranger typed, cut to what the trail can hold. */
const presentable = (email: string) => email.toWellFormed().replaceAll("\0", "\uFFFD").slice(0, 254).toWellFormed();
