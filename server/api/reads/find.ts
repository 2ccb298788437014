import { and, desc, eq, gte, ilike, inArray, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { ACTION_STATUSES, actions } from "@/drizzle/schema/actions";
import { funds, members, providers } from "@/drizzle/schema/members";
import { tasks } from "@/drizzle/schema/tasks";
import { ACTIONS } from "@/server/actions";
import { AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import { filterText, literally } from "./filter-values";
import { idRange } from "./id-range";

const SHOWN = 6;

export const FindInput = z.object({ q: filterText(100).min(2) });

/** Whatever is called so, the newest first: for jumping there, not for reading through. */
export async function findByName(reader: Reader, { q }: z.infer<typeof FindInput>) {
  const like = `%${literally(q)}%`;
  const [foundActions, foundMembers, foundFunds, foundProviders, foundTasks] = await Promise.all([
    findActions(reader, q),
    reader
      .select({ id: members.id, name: members.name, note: sql<string>`${members.email}::text` })
      .from(members)
      .where(or(ilike(members.name, like), ilike(members.email, like)))
      .orderBy(desc(members.id))
      .limit(SHOWN),
    reader
      .select({ id: funds.id, name: funds.name, note: funds.manager })
      .from(funds)
      .where(or(ilike(funds.name, like), ilike(funds.manager, like)))
      .orderBy(desc(funds.id))
      .limit(SHOWN),
    reader
      .select({ id: providers.id, name: providers.name, note: providers.category })
      .from(providers)
      .where(ilike(providers.name, like))
      .orderBy(desc(providers.id))
      .limit(SHOWN),
    reader
      .select({ id: tasks.id, title: tasks.title, assignee: tasks.assignee, status: tasks.status })
      .from(tasks)
      .where(ilike(tasks.title, like))
      .orderBy(desc(tasks.id))
      .limit(SHOWN),
  ]);
  return {
    actions: foundActions,
    members: foundMembers,
    funds: foundFunds,
    providers: foundProviders,
    tasks: foundTasks,
  };
}

/** By words of the title, the beginning of the id, the kind or the agent. */
async function findActions(reader: Reader, q: string) {
  const range = idRange(q);
  const words = q.split(/\s+/).map((word) => ilike(actions.title, `%${literally(word)}%`));
  const [byText, byTrait] = await Promise.all([
    reader
      .select({ id: actions.id })
      .from(actions)
      .where(or(and(...words), range ? and(gte(actions.id, range.from), lte(actions.id, range.to)) : undefined))
      .orderBy(desc(actions.id))
      .limit(SHOWN),
    findByTrait(reader, q.toLowerCase()),
  ]);
  const ids = [...byText, ...byTrait].map(({ id }) => id);
  if (ids.length === 0) return [];
  return reader
    .select({ id: actions.id, title: actions.title, kind: actions.kind, status: actions.status })
    .from(actions)
    .where(inArray(actions.id, ids))
    .orderBy(desc(actions.id))
    .limit(SHOWN);
}

const KINDS = [...ACTIONS.values()].map(({ name, title }) => ({ name, words: `${name} ${title}`.toLowerCase() }));

/** The newest of each status, along the lists' indexes: no kind or agent is so rare that a table must be walked. */
async function findByTrait(reader: Reader, q: string): Promise<{ id: string }[]> {
  const kinds = KINDS.filter(({ words }) => words.includes(q)).map(({ name }) => name);
  const agents = AGENT_NAMES.filter((name) => name.startsWith(q));
  const traits = [
    ...kinds.map((kind) => eq(actions.kind, kind)),
    ...agents.map((agent) => eq(actions.submitter, agent)),
  ];
  if (traits.length === 0) return [];
  const probes = traits.flatMap((trait) =>
    ACTION_STATUSES.map(
      (status) =>
        sql`(select id from actions where ${and(eq(actions.status, status), trait)} order by id desc limit ${SHOWN})`,
    ),
  );
  const rows = await reader.execute(sql.join(probes, sql` union all `));
  return z.array(z.object({ id: z.uuid() })).parse([...rows]);
}
