import { and, between, desc, eq, ilike, inArray, like, or } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import { staff } from "@/drizzle/schema/staff";
import { AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import { literally } from "./filter-values";
import { idRange } from "./id-range";

/** A title that more actions have than this finds the newest of them. */
const TITLED_MAX = 500;
const PEOPLE_MAX = 50;

/** Events of actions called so or whose id begins so, events by people and agents called so, events of such a type. */
export async function trailMatches(reader: Reader, q: string): Promise<SQL | undefined> {
  const words = q.split(/\s+/);
  const [titled, people] = await Promise.all([
    reader
      .select({ id: actions.id })
      .from(actions)
      .where(and(...words.map((word) => ilike(actions.title, `%${literally(word)}%`))))
      .orderBy(desc(actions.id))
      .limit(TITLED_MAX),
    reader
      .select({ id: staff.id })
      .from(staff)
      .where(and(...words.map((word) => ilike(staff.name, `%${literally(word)}%`))))
      .limit(PEOPLE_MAX),
  ]);
  const range = idRange(q);
  const agents = AGENT_NAMES.filter((name) => name.startsWith(q.toLowerCase()));
  return or(
    inArray(
      auditEvents.actionId,
      titled.map(({ id }) => id),
    ),
    range ? between(auditEvents.actionId, range.from, range.to) : undefined,
    by(
      "staff",
      people.map(({ id }) => id),
    ),
    by("agent", agents),
    like(auditEvents.type, `${literally(q.toLowerCase())}%`),
  );
}

function by(kind: "staff" | "agent", ids: readonly string[]): SQL | undefined {
  return ids.length > 0 ? and(eq(auditEvents.actorKind, kind), inArray(auditEvents.actorId, [...ids])) : undefined;
}
