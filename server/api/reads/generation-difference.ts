import { and, desc, eq } from "drizzle-orm";
import { actionTargets, actions, evidence, supersededGenerations } from "@/drizzle/schema/actions";
import { staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { Summary } from "./summary-shape";

const SHOWN_MAX = 50;

/** What the present generation changed against the one before it; null: it is the first. */
export async function readDifference(reader: Reader, id: string) {
  const [row] = await reader.select().from(actions).where(eq(actions.id, id));
  if (!row) throw new KernelError("not_found", "There is no such action.", { id });
  const [before] = await reader
    .select()
    .from(supersededGenerations)
    .where(eq(supersededGenerations.actionId, id))
    .orderBy(desc(supersededGenerations.generation))
    .limit(1);
  if (!before) return null;
  const [targets, items, by] = await Promise.all([
    targetsOf(reader, id, [before.generation, row.generation]),
    evidenceOf(reader, id, [before.generation, row.generation]),
    nameOf(reader, before.replacedByKind, before.replacedBy),
  ]);
  const [targetsBefore, targetsNow] = targets;
  const [evidenceBefore, evidenceNow] = items;
  return {
    generation: { before: before.generation, now: row.generation },
    cause: before.cause,
    edited: before.edited,
    by: { kind: before.replacedByKind, id: before.replacedBy, name: by },
    at: before.replacedAt,
    payload: { before: before.payload, now: row.payload },
    summary: { before: Summary.parse(before.summary), now: Summary.parse(row.summary) },
    risk: { before: before.risk, now: row.risk },
    verdict: { before: before.verdict, now: row.verdict },
    policyVersion: { before: before.policyVersion, now: row.policyVersion },
    copyChanged: before.renderHash !== row.renderHash,
    targets: {
      before: before.targetCount,
      now: row.targetCount,
      removed: missingFrom(targetsNow, targetsBefore).slice(0, SHOWN_MAX),
      added: missingFrom(targetsBefore, targetsNow).slice(0, SHOWN_MAX),
      changed: changedIn(targetsBefore, targetsNow).slice(0, SHOWN_MAX),
    },
    evidenceAdded: evidenceNow.filter(({ sha256 }) => !evidenceBefore.some((item) => item.sha256 === sha256)),
  };
}
export type GenerationDifference = NonNullable<Awaited<ReturnType<typeof readDifference>>>;

type Pair<Row> = [before: Row[], now: Row[]];
interface TargetLine {
  entityType: string;
  entityId: string;
  entityVersion: number;
  label: string;
}

const keyOf = ({ entityType, entityId }: TargetLine) => `${entityType}:${entityId}`;

function missingFrom(those: readonly TargetLine[], these: readonly TargetLine[]): TargetLine[] {
  const known = new Set(those.map(keyOf));
  return these.filter((target) => !known.has(keyOf(target)));
}

function changedIn(before: readonly TargetLine[], now: readonly TargetLine[]) {
  const versions = new Map(before.map((target) => [keyOf(target), target.entityVersion]));
  return now.flatMap((target) => {
    const version = versions.get(keyOf(target));
    return version !== undefined && version !== target.entityVersion ? [{ ...target, versionBefore: version }] : [];
  });
}

async function targetsOf(reader: Reader, id: string, [before, now]: [number, number]): Promise<Pair<TargetLine>> {
  const read = (generation: number) =>
    reader
      .select({
        entityType: actionTargets.entityType,
        entityId: actionTargets.entityId,
        entityVersion: actionTargets.entityVersion,
        label: actionTargets.label,
      })
      .from(actionTargets)
      .where(and(eq(actionTargets.actionId, id), eq(actionTargets.generation, generation)))
      .orderBy(actionTargets.n);
  return Promise.all([read(before), read(now)]);
}

async function evidenceOf(reader: Reader, id: string, [before, now]: [number, number]) {
  const read = (generation: number) =>
    reader
      .select({ sha256: evidence.sha256, title: evidence.title, kind: evidence.kind, origin: evidence.origin })
      .from(evidence)
      .where(and(eq(evidence.actionId, id), eq(evidence.generation, generation)))
      .orderBy(evidence.n);
  return Promise.all([read(before), read(now)]);
}

async function nameOf(reader: Reader, kind: "agent" | "staff" | "system", id: string): Promise<string> {
  if (kind !== "staff") return id;
  const [person] = await reader.select({ name: staff.name }).from(staff).where(eq(staff.id, id));
  return person?.name ?? "somebody";
}
