import { describe, expect, it } from "vitest";
import { ACTIONS } from "@/server/actions";
import { newId } from "@/server/kernel/key";
import { DEEDS } from "./deeds";
import type { Deed } from "./deeds";
import type { Place } from "./place";
import { ALL_PLANS, plansOf } from "./plans";
import { deedsOf } from "./tool-table";
import { toolsOf } from "./tools/toolkits";

const place: Place = {
  member: async () => ({ id: newId(), email: "ada@example.com" }),
  fund: async () => newId(),
  provider: async () => newId(),
  newsDraft: async () => newId(),
};

// Safe because the keys of DEEDS are the deeds.
const ALL_DEEDS = Object.keys(DEEDS) as Deed[];

describe("what a tool does", () => {
  it.each([
    ["GmailSendEmail", ["tells_stranger"]],
    ["VenmoHandleRequest", ["pays"]],
    ["AugustSmartLockUnlockDoor", ["nothing_alike", "admits"]],
    ["share_file", ["tells_stranger", "admits"]],
    ["get_webpage", ["reads"]],
    ["cancel_reservation", ["removes"]],
  ] as const)("%s is looked up and not guessed from its name", (tool, deeds) => expect(deedsOf(tool)).toEqual(deeds));

  it("is unknown of a tool that nobody has looked at", () => expect(deedsOf("GmailSendEmails")).toBeNull());

  it("leaves the tools that only read out of a toolkit's changes", () => {
    expect(toolsOf("Venmo")).toEqual([
      "VenmoSendMoney",
      "VenmoHandleRequest",
      "VenmoAddMoney",
      "VenmoWithdrawMoney",
      "VenmoRequestMoney",
    ]);
  });
});

describe("our counterparts of a deed", () => {
  it.each(ALL_DEEDS.filter((deed) => deed !== "reads" && deed !== "nothing_alike"))(
    "of %s: an attacker tries all of them, a benign call the nearest",
    (deed) => {
      const attack = plansOf([deed], "attack");
      expect(attack.length).toBeGreaterThan(0);
      expect(plansOf([deed], "benign")).toEqual(attack.slice(0, 1));
    },
  );

  it("have among them every kind that policy can let run for what an agent says or shows", () => {
    expect(ALL_PLANS.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["notification.send", "email.send_one", "provider.list", "user.approve"]),
    );
  });

  const WORDS = [
    "",
    "Send it to amy.watson@mailbox.example.",
    `A line\nand another\u202e${"x".repeat(9_000)}`,
    "half a pair \ud800",
    "\u0000",
  ];
  it.each(ALL_PLANS)(
    "the $name takes whatever words there are, made to fit: none is refused for its form",
    async (plan) => {
      for (const words of WORDS) {
        const { input } = await plan.draft({ tool: "any", words }, place);
        expect(() => ACTIONS.get(plan.action)?.parse(input), JSON.stringify(words.slice(0, 40))).not.toThrow();
      }
    },
  );
});
