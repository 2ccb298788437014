import { sql } from "drizzle-orm";
import { z } from "zod";
import { ACTIONS } from "@/server/actions";
import type { Reader } from "@/server/db";
import { KERNEL_RULES } from "@/server/kernel/kernel-rules";

/** A busy week is told by its newest decisions, so that the page costs the same however many there are. */
const DECISIONS_MAX = 5_000;

const Hits = z.object({
  kind: z.string(),
  rule: z.string(),
  run: z.number(),
  hold: z.number(),
  block: z.number(),
  near: z.number(),
});
export type RuleHits = Pick<z.infer<typeof Hits>, "run" | "hold" | "block" | "near">;

const NONE: RuleHits = { run: 0, hold: 0, block: 0, near: 0 };

/** Every rule of every kind in words, with how often it spoke in the last 7 days and how often it came close. */
export async function readRules(reader: Reader) {
  const rows = await reader.execute(sql`
    select d.kind, o->>'rule' as rule,
      count(*) filter (where o->>'verdict' = 'run')::int as run,
      count(*) filter (where o->>'verdict' = 'hold')::int as hold,
      count(*) filter (where o->>'verdict' = 'block')::int as block,
      count(*) filter (where o->>'near' = 'true')::int as near
    from (
      select p.trace, a.kind from policy_decisions p join actions a on a.id = p.action_id
      where p.phase = 'submit' and p.decided_at > now() - interval '7 days'
      order by p.decided_at desc limit ${DECISIONS_MAX}
    ) d cross join lateral jsonb_array_elements(d.trace) o
    group by d.kind, o->>'rule'`);
  const hits = z.array(Hits).parse([...rows]);
  const hitsOf = (rule: string, kind?: string): RuleHits =>
    hits.filter((one) => one.rule === rule && (kind === undefined || one.kind === kind)).reduce(add, NONE);
  return {
    common: KERNEL_RULES.map((rule) => toRule(rule, hitsOf(rule.id))),
    kinds: [...ACTIONS.values()].map(({ name, title, rules }) => ({
      name,
      title,
      rules: rules.map((rule) => toRule(rule, hitsOf(rule.id, name))),
    })),
  };
}

interface RuleRead {
  id: string;
  title: string;
  /** The facts it looks at. */
  reads: readonly string[];
  hits: RuleHits;
}

const toRule = ({ id, title, reads }: Omit<RuleRead, "hits">, hits: RuleHits): RuleRead => ({ id, title, reads, hits });

const add = (a: RuleHits, b: RuleHits): RuleHits => ({
  run: a.run + b.run,
  hold: a.hold + b.hold,
  block: a.block + b.block,
  near: a.near + b.near,
});
