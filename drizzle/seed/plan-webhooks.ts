import { eq } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema/mail";
import type { HookSource } from "@/server/hooks/hook";
import { processEvent } from "@/server/hooks/process-event";
import { storeEvents } from "@/server/hooks/store-events";
import { newId, sha256 } from "@/server/kernel/key";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import type { Cast } from "./cast";
import { tellStory } from "./tell-story";
import type { World } from "./world";

const DOMAIN = "northgate-capital.example";
const LEFT = `r.okafor@${DOMAIN}`;

/** What providers told the house of late; the newest Resend event is one that nobody can read. */
export function planWebhooks(world: World, cast: Cast): void {
  const { timeline } = world;
  const at = (hoursAgo: number, source: HookSource, type: string, body: object) =>
    timeline.at(cast.ago(hoursAgo), () => tell(world, source, type, body));
  const mail = (name: string, more: object = {}) => ({
    data: { email_id: newId(), to: [`${name}@${DOMAIN}`], subject: "Your application", ...more },
  });
  at(30, "resend", "email.delivered", mail("h.lindqvist"));
  at(29, "resend", "email.bounced", mail("r.okafor", { bounce: { type: "Permanent", subType: "General" } }));
  at(21, "stripe", "charge.succeeded", { data: { object: { id: "ch_3QmJx2", amount: 120_000, currency: "usd" } } });
  at(20, "plaid", "TRANSACTIONS.SYNC_UPDATES_AVAILABLE", { item_id: "wz666MBjYWTp2PDzzggYhM6oWWmBb" });
  at(9, "sendgrid", "spamreport", { email: `m.castellan@${DOMAIN}`, sg_message_id: "03_Wof6nRbqq.filter0017" });
  at(8, "slack", "pin_added", { event: { type: "pin_added" } });
  at(5, "stripe", "charge.dispute.created", {
    data: { object: { id: "dp_1QmK81", amount: 120_000, currency: "usd", reason: "product_not_received" } },
  });
  for (const n of [4, 3.5]) at(n, "resend", "email.bounced", mail("l.adeyemi", { bounce: { type: "Transient" } }));
  at(1.5, "resend", "email.delivered", { data: "cut off on its way" });
  timeline.at(cast.ago(3.1), () => askToLift(world));
}

async function tell({ kernel, timeline }: World, source: HookSource, type: string, body: object): Promise<void> {
  const raw = JSON.stringify({ type, ...body });
  const occurredAt = new Date(timeline.now().getTime() - 2_000);
  await storeEvents(kernel, {
    source,
    verifiedBy: "made with the demo",
    deliverySha256: sha256(raw),
    headers: { "content-type": "application/json" },
    events: [{ eventId: `demo_${newId()}`, type, occurredAt, raw }],
  });
  timeline.pass(400);
  for (const { id } of await takeDueEvents(kernel, 1)) await processEvent(kernel, id);
}

/** Ingrid asks to write to somebody again who has a new mailbox; Evan has not decided yet. */
async function askToLift(world: World): Promise<void> {
  const [row] = await world.tx.select().from(suppressions).where(eq(suppressions.email, LEFT));
  if (!row) throw new Error(`Nothing of the demo has closed ${LEFT}.`);
  const reason = "She wrote from this address this morning: the mailbox is there again.";
  const input = { suppressionId: row.id, reason };
  tellStory(world, { at: world.timeline.now(), by: "ingrid", action: "suppression.lift", input, steps: [] });
}
