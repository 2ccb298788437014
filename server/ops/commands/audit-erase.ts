import { eraseFromTrail } from "@/server/members/erase-from-trail";
import type { Command } from "@/server/ops/command";
import { requireUuid } from "@/server/ops/require-uuid";

export const auditErase: Command = {
  words: "audit erase",
  usage: "<member id>",
  does: "erases the private parts of all events about a member; events and proofs stay valid",
  async run(args, { db, actor, note }) {
    const erased = await eraseFromTrail(db, actor, requireUuid(args, "the id of one member"));
    note(`The private parts of ${erased} events are erased.`);
  },
};
