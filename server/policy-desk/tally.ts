import { z } from "zod";
import { RISK_LEVELS, VERDICTS } from "@/drizzle/schema/actions";
import type { ActionKind } from "@/server/kernel/define-action";
import { quorumOf } from "@/server/kernel/quorum";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { Replayable } from "./stored-decisions";

const CHANGES_MAX = 500;

/** In the order of interest: what would newly run alone comes first. */
export const DIRECTIONS = [
  "hold>run",
  "block>run",
  "block>hold",
  "run>hold",
  "run>block",
  "hold>block",
  /** Still held, but of another risk, or by other people. */
  "hold>hold",
] as const;
const Direction = z.enum(DIRECTIONS);
export type Direction = z.infer<typeof Direction>;

export const SimulationCounts = z.record(Direction, z.number());

const Side = z.object({ verdict: z.enum(VERDICTS), risk: z.enum(RISK_LEVELS), quorum: z.string() });
/** One action that would be decided otherwise. No names: they can be erased, and a simulation stays. */
export const SimulationChange = z.object({
  direction: Direction,
  actionId: z.uuid(),
  kind: z.string(),
  decidedAt: z.iso.datetime(),
  before: Side,
  after: Side,
});
export type SimulationChange = z.infer<typeof SimulationChange>;

/** Counts how two sets of parameters differ over stored decisions, and keeps the actions that would change. */
export class Tally {
  readonly counts: Record<Direction, number> = {
    "hold>run": 0,
    "block>run": 0,
    "block>hold": 0,
    "run>hold": 0,
    "run>block": 0,
    "hold>block": 0,
    "hold>hold": 0,
  };
  readonly #changes = new Map<Direction, SimulationChange[]>(DIRECTIONS.map((direction) => [direction, []]));

  constructor(
    readonly before: PolicyParameters,
    readonly after: PolicyParameters,
  ) {}

  add(decision: Replayable, { actionId, decidedAt }: { actionId: string; decidedAt: Date }): void {
    const [before, after] = [sideOf(decision, this.before), sideOf(decision, this.after)];
    const direction = directionOf(before, after);
    if (!direction) return;
    this.counts[direction] += 1;
    const kept = this.#changes.get(direction) ?? [];
    if (kept.length >= CHANGES_MAX) return;
    kept.push({ direction, actionId, kind: decision.kind.name, decidedAt: decidedAt.toISOString(), before, after });
  }

  get changes(): SimulationChange[] {
    return [...this.#changes.values()].flat();
  }

  get newlyRuns(): number {
    return this.counts["hold>run"] + this.counts["block>run"];
  }
}

type Side = z.infer<typeof Side>;

function sideOf({ kind, input, facts }: Replayable, params: PolicyParameters): Side {
  const { assessment, risk } = kind.judge(input, facts, params);
  return { verdict: assessment.verdict, risk, quorum: quorumWords(params, kind, risk) };
}

const quorumWords = (params: PolicyParameters, { name }: ActionKind, risk: Side["risk"]) =>
  quorumOf(params, name, risk)
    .map(({ role, count }) => `${count} ${role}`)
    .join(" and ");

function directionOf(before: Side, after: Side): Direction | null {
  const isSame = before.verdict === after.verdict;
  const isHeldOtherwise = before.risk !== after.risk || before.quorum !== after.quorum;
  if (isSame && !(before.verdict === "hold" && isHeldOtherwise)) return null;
  return Direction.parse(`${before.verdict}>${after.verdict}`);
}
