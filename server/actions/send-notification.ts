import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { NOTIFICATION_LEVELS, notifications } from "@/drizzle/schema/notifications";
import { STAFF_ROLES, staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { foreignLinks } from "@/server/email/foreign-links";
import { countEarlier } from "@/server/kernel/count-earlier";
import { defineAction } from "@/server/kernel/define-action";
import type { FactsRequest, Loaded } from "@/server/kernel/define-action";
import { KernelError } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { holdOutside } from "@/server/policies/outside";

const Audience = z.union(
  [z.literal("all"), z.templateLiteral(["role:", z.enum(STAFF_ROLES)]), z.templateLiteral(["staff:", z.uuid()])],
  `is all, staff:<id>, or role: and one of ${STAFF_ROLES.join(", ")}`,
);

const input = z
  .object({
    level: z.enum(NOTIFICATION_LEVELS),
    /** "all", "role:<role>" or "staff:<id>". */
    to: Audience,
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().max(5_000),
  })
  .strict();
type Input = z.output<typeof input>;

interface Facts {
  urgentLastHour: number;
  /** Hosts that its words name and that are not ours. */
  foreignHosts: string[];
}

const limitUrgent: Rule<Input, Facts> = {
  id: "notification.urgent_rate",
  title: "Urgent notices stay rare",
  reads: ["urgentLastHour"],
  judge({ input: { level }, facts, params }) {
    if (level !== "urgent") return matched("run", "Notices that are not urgent are sent at once.");
    const measure = { value: facts.urgentLastHour + 1, limit: params.urgentNoticesPerHour };
    return measure.value > measure.limit
      ? matched(
          "hold",
          `${facts.urgentLastHour} urgent notices in the last hour; the limit is ${measure.limit}.`,
          measure,
        )
      : matched("run", `${facts.urgentLastHour} urgent notices in the last hour.`, measure);
  },
};

/** Staff trust what stands in the console: an agent's words must not lead them elsewhere unseen. */
const holdForeignLinks: Rule<unknown, Facts & Pick<StandardFacts, "submitterKind">> = {
  id: "notification.links",
  title: "It leads nowhere but to our own site",
  reads: ["foreignHosts", "submitterKind"],
  judge({ facts: { foreignHosts, submitterKind } }) {
    if (submitterKind !== "agent") return silent("It was not submitted by an agent.");
    return foreignHosts.length > 0
      ? matched("hold", `It names ${foreignHosts.join(", ")}.`)
      : silent("It names no address elsewhere.");
  },
};

const HOUR_MS = 3_600_000;

/** Sent, on its way, or waiting for its turn: what nobody let through does not count. */
const LET_THROUGH = ["approved", "queued", "running", "unknown", "succeeded", "failed"] as const;

async function facts(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<(Loaded<Facts> | KernelError)[]> {
  const people = await findStaff(tx, requests);
  const urgentLastHour = await countEarlier(tx, requests, {
    kind: "notification.send",
    windowMs: HOUR_MS,
    counts: inArray(actions.status, LET_THROUGH),
    groupOf: ({ input: { level } }) => (level === "urgent" ? level : null),
    storedGroup: sql<string>`${actions.payload} ->> 'level'`,
  });
  return requests.map(({ input: { to, level, title, body } }, i) => {
    const staffId = staffIdIn(to);
    if (staffId !== null && !people.has(staffId)) {
      return new KernelError("target_not_found", "There is no such member of staff.", { staffId });
    }
    return {
      facts: { urgentLastHour: urgentLastHour[i] ?? 0, foreignHosts: foreignLinks(`${title}\n${body}`) },
      targets: [{ entityType: "audience", entityId: to, entityVersion: 1, label: to, attributes: { level } }],
    };
  });
}

const ONE_PERSON = "staff:";

const staffIdIn = (to: Input["to"]): string | null =>
  to.startsWith(ONE_PERSON) ? to.slice(ONE_PERSON.length).toLowerCase() : null;

/** Of the people who are named, those there are. */
async function findStaff(tx: Tx, requests: readonly FactsRequest<Input>[]): Promise<ReadonlySet<string>> {
  const ids = requests.flatMap(({ input: { to } }) => staffIdIn(to) ?? []);
  if (ids.length === 0) return new Set();
  const rows = await tx.select({ id: staff.id }).from(staff).where(inArray(staff.id, ids));
  return new Set(rows.map(({ id }) => id));
}

export const sendNotification = defineAction({
  name: "notification.send",
  queue: "notification",
  title: "Notify staff",
  schemaVersion: 1,
  input,
  facts,
  subject: () => null,
  risk: () => "low",
  rules: [limitUrgent, holdForeignLinks, holdOutside],
  priorityClass: ({ input: { level } }) => level,
  summarize: ({ input: { level, to, title, body } }) => ({
    title: `Notify ${to}: ${title}`,
    lines: [
      { label: "Level", value: level },
      { label: "To", value: to },
      { label: "Text", value: body },
    ],
    changes: [],
  }),
  execute: {
    port: "database",
    async apply(tx, work) {
      await tx.insert(notifications).values(
        work.map(({ input: { level, to, title, body }, actionId, key, now }) => {
          return { id: newId(), dedupeKey: key, level, audience: to, title, body, actionId, createdAt: now };
        }),
      );
      return work.map(() => ({ outcome: "done" }));
    },
  },
});
