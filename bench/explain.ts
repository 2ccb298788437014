import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import type { Db } from "@/server/db";

interface Statement {
  text: string;
  params: unknown[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

/** Names of the plan nodes that read a whole table, over every statement that `work` sends. */
export async function sequentialScans(sql: Sql, work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const statements: Statement[] = [];
  const logQuery = (text: string, params: unknown[]) => void statements.push({ text, params });
  await work(drizzle(sql, { logger: { logQuery } }));
  const scans: string[] = [];
  for (const { text, params } of statements) {
    // Safe because these are the driver's own parameters, as the product sends them.
    const [row] = await sql.unsafe(`explain (format json) ${text}`, params as never[]);
    // Safe because this is the documented shape of EXPLAIN's JSON.
    const plans = (row?.["QUERY PLAN"] ?? []) as { Plan: PlanNode }[];
    const nodes = plans.flatMap(({ Plan }) => nodesOf(Plan));
    scans.push(...nodes.filter(({ "Node Type": type }) => type.includes("Seq Scan")).map(describe));
  }
  return scans;
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const describe = (node: PlanNode): string => `${node["Node Type"]} on ${node["Relation Name"] ?? "?"}`;
