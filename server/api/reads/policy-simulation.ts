import { desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { policySimulations, shadowVerdicts } from "@/drizzle/schema/policy";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { SimulationChange } from "@/server/policy-desk/tally";

/** The actions that a simulation would change, those that would newly run alone first. */
export async function readSimulationChanges(reader: Reader, id: string) {
  const [row] = await reader.select().from(policySimulations).where(eq(policySimulations.id, id));
  if (!row) throw new KernelError("not_found", "There is no such simulation.", { id });
  const changes = z.array(SimulationChange).parse(row.changes);
  const titles = await readTitles(reader, changes);
  return changes.map((change) => ({ ...change, title: titles.get(change.actionId) ?? change.kind }));
}

async function readTitles(reader: Reader, changes: readonly { actionId: string }[]): Promise<Map<string, string>> {
  const ids = [...new Set(changes.map(({ actionId }) => actionId))];
  const rows = await reader
    .select({ id: actions.id, title: actions.title })
    .from(actions)
    .where(inArray(actions.id, ids));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

const NEWEST = 10_000;
const LISTED_MAX = 50;
const Count = z.object({ live: z.string(), shadow: z.string(), count: z.number() });

/** How a shadowed draft has judged so far, over its newest verdicts, and the newest that differ. */
export async function readShadow(reader: Reader, versionId: number) {
  const newest = sql`(select * from ${shadowVerdicts} where version_id = ${versionId} order by decided_at desc limit ${NEWEST}) v`;
  const [counts, differing] = await Promise.all([
    reader.execute(sql`
      select live_verdict as live, verdict as shadow, count(*)::int as count from ${newest}
      group by live_verdict, verdict order by count desc`),
    reader
      .select({ verdict: shadowVerdicts, title: actions.title, kind: actions.kind })
      .from(shadowVerdicts)
      .innerJoin(actions, eq(actions.id, shadowVerdicts.actionId))
      .where(
        sql`${shadowVerdicts.versionId} = ${versionId} and (${shadowVerdicts.verdict} <> ${shadowVerdicts.liveVerdict}
          or ${shadowVerdicts.risk} <> ${shadowVerdicts.liveRisk})`,
      )
      .orderBy(desc(shadowVerdicts.decidedAt))
      .limit(LISTED_MAX),
  ]);
  return {
    counts: z.array(Count).parse([...counts]),
    differing: differing.map(({ verdict, title, kind }) => ({ ...verdict, title, kind })),
  };
}
