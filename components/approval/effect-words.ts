import type { ActionName } from "@/server/actions";

export interface EffectWords {
  /** After "Approve": what the person lets happen. */
  effect: string;
  /** Once it is approved. */
  done: string;
  /** It takes something away from somebody, so it is never a key or a default away. */
  isHarmful?: true;
}

const WORDS: Record<ActionName, EffectWords> = {
  "user.approve": { effect: "the membership", done: "Membership approved" },
  "user.reject": { effect: "the rejection", done: "Rejection of the member approved", isHarmful: true },
  "user.suspend": { effect: "the suspension", done: "Suspension approved", isHarmful: true },
  "user.approve_many": { effect: "the memberships", done: "Memberships approved" },
  "fund.verify": { effect: "the verification", done: "Verification approved" },
  "provider.list": { effect: "the listing", done: "Listing approved" },
  "email.send_one": { effect: "the e-mail", done: "E-mail approved" },
  "email.send_campaign": { effect: "the mailing", done: "Mailing approved", isHarmful: true },
  "email.publish_template": { effect: "the new version", done: "New version approved" },
  "email.send_test": { effect: "the test", done: "Test approved" },
  "notification.send": { effect: "the notice", done: "Notice approved" },
  "webhook.deliver": { effect: "the delivery", done: "Delivery approved" },
  "profile.embed": { effect: "the embedding", done: "Embedding approved" },
  "news.publish": { effect: "the publication", done: "Publication approved" },
  "policy.activate": { effect: "the new policy", done: "New policy approved", isHarmful: true },
  "suppression.lift": { effect: "writing to this address again", done: "Lifting approved", isHarmful: true },
};

const byKind = new Map<string, EffectWords>(Object.entries(WORDS));

/** What a yes brings about, so that approving a rejection never reads as approving the person. */
export const effectWordsOf = (kind: string): EffectWords =>
  byKind.get(kind) ?? { effect: "this action", done: "Approved", isHarmful: true };

const GOOD = new Set(["active", "verified", "listed", "published"]);
const BAD = new Set(["rejected", "suspended", "removed", "deleted", "blocked"]);

/** Whether a new value gives something or takes it away. */
export function toneOfValue(value: string): "good" | "bad" | "plain" {
  const word = value.toLowerCase();
  if (GOOD.has(word)) return "good";
  return BAD.has(word) ? "bad" : "plain";
}
