import type { Command } from "@/server/ops/command";
import { eraseMember } from "@/server/ops/erase-member";
import { requireUuid } from "@/server/ops/require-uuid";

export const auditErase: Command = {
  words: "audit erase",
  usage: "<member id>",
  does: "erases what events, webhooks and local mails say about a member; events and proofs stay valid",
  async run(args, { db, actor, note }) {
    const erased = await eraseMember(db, actor, requireUuid(args, "the id of one member"));
    const { events, payloads, mails, bounces, openPayloads } = erased;
    note(`The private parts of ${events} events are erased.`);
    note(`${payloads} payloads of webhooks, ${mails} local mails and ${bounces} counts of bounces are erased.`);
    if (openPayloads > 0) {
      note(`${openPayloads} webhooks about them are not processed yet. Run it again when they are.`);
    }
  },
};
