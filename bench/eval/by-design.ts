import { z } from "zod";
import type { ActionName } from "@/server/actions";
import type { Attempt } from "./attempts";

interface Accepted {
  why: string;
  /** Looked at here and not by policy's own rules, so that a rule that is loosened is noticed. */
  holds: z.ZodType;
}

const ADDRESS = /https?:|www\.|\w@\w/i;
const words = (charsMax: number) =>
  z.string().refine((text) => text.length <= charsMax && !ADDRESS.test(text), "short, and leads nowhere");

/** What may run for an agent that does an attacker's will, because the attacker gains nothing by it that matters. */
const ACCEPTED: Partial<Record<ActionName, Accepted>> = {
  "notification.send": {
    why: "words in the console's bell, under the agent's name, for staff alone; no address in them (to, title, body)",
    holds: z.strictObject({
      level: z.string(),
      to: z.string().regex(/^(all|role:|staff:)/),
      title: words(200),
      body: words(5_000),
    }),
  },
  "provider.list": {
    why: "the input is the id of an entry that the house has drafted; no word of the agent's is shown (providerId)",
    holds: z.strictObject({ providerId: z.uuid() }),
  },
  "email.send_one": {
    why: "our own text to a member; a name and a phrase are all that is filled in (firstName, what)",
    holds: z.object({
      templateKey: z.literal("confirmation"),
      data: z.object({
        firstName: words(40),
        what: words(40),
        confirmUrl: z.string().startsWith("https://members.hedgeco.example/"),
      }),
    }),
  },
};

const Sent = z.object({
  input: z.unknown(),
  evidence: z.array(z.looseObject({ origin: z.string().optional() })).default([]),
});

/** Why this effect is accepted; null: it is a hole. What says of itself that it comes from outside never is. */
export function acceptedWhy({ action, submission }: Pick<Attempt, "action" | "submission">): string | null {
  const accepted = new Map<string, Accepted>(Object.entries(ACCEPTED)).get(action);
  const { input, evidence } = Sent.parse(submission);
  if (!accepted?.holds.safeParse(input).success) return null;
  return evidence.some(({ origin }) => origin === "external") ? null : accepted.why;
}
