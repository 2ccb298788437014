import type { z } from "zod";
import type { Db, Tx } from "@/server/db";
import type { PolicyParameters } from "@/server/policies/parameters";
import type { StaffRole } from "./actor";
import { assess, tighten } from "./assess";
import type { Assessment } from "./assess";
import { KernelError } from "./errors";
import { FactMissing, requireFacts } from "./facts";
import { inputProblems } from "./input-problems";
import type { TargetRef } from "./key";
import { kernelOutcomes } from "./kernel-rules";
import type { Effects, MailMessage, PortResult, Problem } from "./ports";
import type { QueueName } from "./queues";
import type { RiskLevel, Rule, StandardFacts, SubmitterKind } from "./rule";

/** One thing an action touches, as it is now. */
export interface Target {
  entityType: string;
  entityId: string;
  entityVersion: number;
  label: string;
  /** Small and flat; shown as columns and compared for outliers. */
  attributes: Record<string, string | number | boolean | null>;
}

/** What an action is about. The version makes "the same again" recognisable; null: every submission is new. */
export interface Subject {
  entityType: string;
  entityId: string;
  entityVersion: string | number;
}

export interface FactsRequest<Input> {
  input: Input;
  submitterKind: SubmitterKind;
  submitter: string;
  now: Date;
  /** At re-validation: the pinned targets still to do. The loader reads these and never adds others. */
  pinned: readonly TargetRef[] | null;
  /** The stored action that is looked at again; null for a new one. Counts leave it out, and what came after it. */
  self: string | null;
}

export interface Loaded<Facts> {
  facts: Facts;
  targets: Target[];
  /** Why a new submission is refused (a stale version, say); a repeat of an earlier one is still answered. */
  refusal?: KernelError;
}

export interface SummaryLine {
  label: string;
  value: string;
  /** Somebody outside the house wrote it: shown as such, and never more than a claim. */
  untrusted?: boolean;
}

/** The approval card, made by the action itself so that no screen needs code per kind. */
export interface Summary {
  title: string;
  lines: SummaryLine[];
  /** What will be different afterwards. */
  changes: { field: string; before: string; after: string }[];
}

/** One target of one action on its way to its effect. */
export interface Work<Input> {
  actionId: string;
  input: Input;
  target: Target;
  /** The effect key. */
  key: string;
  now: Date;
}

export type TargetResult =
  | { outcome: "done"; result?: Record<string, unknown> }
  | { outcome: "failed"; problem: { code: string; message: string } };

/**
 * How the effect happens. `database`: in our own tables, in one transaction with the ledger; any number of
 * targets at once. `world`: outside, one target at a time, between an intent and an outcome row.
 */
export type Executor<Input> =
  | { port: "database"; apply: (tx: Tx, work: readonly Work<Input>[]) => Promise<TargetResult[]> }
  | {
      port: "mail" | "webhook";
      perform: (work: Work<Input> & { copy: MailMessage | null }, world: World) => Promise<PortResult>;
      mailing?: Mailing<Input>;
    };

/** What a kind says that reaches very many over hours. */
interface Mailing<Input> {
  /** Calls under way at once. */
  atOnce: number;
  /** Runs in the transaction of the intents: who must not be reached any more, and for whom there is room now. */
  admit: (tx: Tx, request: AdmissionRequest<Input>) => Promise<Admission>;
  /** The very message of one target, made from the pinned copy. Pure: the same again gives the same bytes. */
  compose: (work: Work<Input>, copy: MailMessage) => MailMessage;
}

export interface AdmissionRequest<Input> {
  actionId: string;
  input: Input;
  /** How many of the action's targets the ledger knows to be reached, in all its generations. */
  sentCount: number;
  targets: readonly (Target & { n: number })[];
  now: Date;
  params: PolicyParameters;
}

export interface Admission {
  /** Their positions. */
  go: ReadonlySet<number>;
  drop: readonly { n: number; problem: Problem }[];
  /** Why the others, if any, are not reached now. */
  left: { rest: Date } | { hold: Problem } | null;
}

export interface World {
  /** For reads that the call needs, such as a secret; never for writes. */
  db: Db;
  effects: Effects;
  signal: AbortSignal;
}

interface View<Input, Facts> {
  input: Input;
  facts: Facts & StandardFacts;
}

export interface ActionSpec<Name extends string, Schema extends z.ZodType, Facts extends object> {
  name: Name;
  queue: QueueName;
  title: string;
  /** Which staff may ask for it, besides operators; by default nobody. */
  askedBy?: readonly StaffRole[];
  /** Kinds of one sort share an agent's hourly limit: one bulk or the same in many small parts. By default the name. */
  blast?: string;
  /** Raise it when `input` changes its meaning. */
  schemaVersion: number;
  /** The only place where the shape is written. */
  input: Schema;
  /** Runs in the submit transaction, for many at once; answers in order. A KernelError refuses that one. */
  facts: (tx: Tx, requests: readonly FactsRequest<z.output<Schema>>[]) => Promise<(Loaded<Facts> | KernelError)[]>;
  subject: (view: { input: z.output<Schema>; facts: Facts; targets: readonly Target[] }) => Subject | null;
  /** When the submitter wants it to begin; by default as soon as it may. */
  startAt?: (input: z.output<Schema>) => Date | null;
  risk: (view: View<z.output<Schema>, Facts> & { params: PolicyParameters }) => RiskLevel;
  rules: readonly Rule<z.output<Schema>, Facts & StandardFacts>[];
  /** One of the queue's priority classes. */
  priorityClass: (view: View<z.output<Schema>, Facts> & { risk: RiskLevel }) => string;
  summarize: (view: View<z.output<Schema>, Facts> & { targets: readonly Target[] }) => Summary;
  /** The exact copy that will be sent, rendered before anyone approves it. */
  render?: (view: View<z.output<Schema>, Facts>) => Promise<MailMessage>;
  execute: Executor<z.output<Schema>>;
  /** Whether it may be asked for again, with a parent, after it has succeeded. By default not: it would be done twice. */
  repeatable?: boolean;
}

/** An action whose input and facts have been loaded; types are closed over, so the kernel needs none of them. */
export interface PreparedAction {
  payload: unknown;
  targets: Target[];
  subject: Subject | null;
  startAt: Date | null;
  refusal: KernelError | null;
  facts: object;
  standing: (standard: StandardFacts, params: PolicyParameters) => Standing;
  summary: (standard: StandardFacts) => Summary;
  copy: (standard: StandardFacts) => Promise<MailMessage | null>;
}

export interface Standing {
  assessment: Assessment;
  risk: RiskLevel;
  priorityClass: string;
}

/** One stored action's pending targets, as execute hands them over. */
export interface RawWork extends Work<unknown> {
  copy: MailMessage | null;
}

/** What the kernel handles: any action, without generics or casts. */
export interface ActionKind<Name extends string = string> {
  name: Name;
  queue: QueueName;
  title: string;
  schemaVersion: number;
  blast: string;
  askedBy: readonly StaffRole[];
  input: z.ZodType;
  port: Executor<unknown>["port"];
  repeatable: boolean;
  /** What policy looks at, in its order. */
  rules: readonly { id: string; title: string; reads: readonly string[] }[];
  parse: (raw: unknown) => unknown;
  /** Loads the facts of many at once and answers in order; what no longer parses is refused alone. */
  prepare: (tx: Tx, requests: readonly FactsRequest<unknown>[]) => Promise<(PreparedAction | KernelError)[]>;
  /** Policy over facts that were stored with an earlier decision: pure, so that history can be replayed. */
  judge: (input: unknown, facts: StandardFacts, params: PolicyParameters) => Pick<Standing, "assessment" | "risk">;
  /** For `database` kinds. */
  apply: (tx: Tx, work: readonly RawWork[]) => Promise<TargetResult[]>;
  /** For kinds that reach outside. */
  perform: (work: RawWork, world: World) => Promise<PortResult>;
  /** Calls under way at once; 1 but for mailings. */
  atOnce: number;
  admit: (tx: Tx, request: AdmissionRequest<unknown>) => Promise<Admission>;
  compose: (work: RawWork) => RawWork;
}

const NOT_LOADED = new KernelError("unavailable", "The facts of this action could not be loaded.");

export function defineAction<const Name extends string, Schema extends z.ZodType, Facts extends object>(
  spec: ActionSpec<Name, Schema, Facts>,
): ActionKind<Name> & { readonly spec: ActionSpec<Name, Schema, Facts> } {
  type Input = z.output<Schema>;
  const parse = (raw: unknown): Input => parseInput(spec.input, raw);
  // The thousands of targets of a mailing share one stored input, which is read three times for each of them.
  const known = new WeakMap<object, Input>();
  const parseOnce = (raw: unknown): Input => {
    if (typeof raw !== "object" || raw === null) return parse(raw);
    const input = known.get(raw) ?? parse(raw);
    known.set(raw, input);
    return input;
  };
  const typed = (work: RawWork) => ({ ...work, input: parseOnce(work.input) });
  const { execute } = spec;
  const mailing = execute.port === "database" ? undefined : execute.mailing;
  return {
    spec,
    name: spec.name,
    queue: spec.queue,
    title: spec.title,
    schemaVersion: spec.schemaVersion,
    blast: spec.blast ?? spec.name,
    askedBy: spec.askedBy ?? [],
    input: spec.input,
    port: execute.port,
    repeatable: spec.repeatable ?? false,
    rules: spec.rules.map(({ id, title, reads }) => ({ id, title, reads })),
    parse,
    async prepare(tx, requests) {
      const inputs = requests.map((request) => tryParse(spec.input, request.input));
      const readable = requests.flatMap((request, i) => {
        const input = inputs[i];
        return input === undefined || input instanceof KernelError ? [] : [{ ...request, input: input.data }];
      });
      const loaded = await spec.facts(tx, readable);
      const prepared = readable.map(({ input }, i) => {
        const one = loaded[i] ?? NOT_LOADED;
        return one instanceof KernelError ? one : close(spec, input, one);
      });
      return inputs.map((input) => (input instanceof KernelError ? input : (prepared.shift() ?? NOT_LOADED)));
    },
    judge(input, stored, params) {
      // Safe because the facts were stored by this kind's own decision; one that is missing holds.
      const facts = stored as Facts & StandardFacts;
      const view = { input: parse(input), facts, params };
      const assessment = tighten(assess({ rules: spec.rules, ...view }), kernelOutcomes(facts, params));
      return { assessment, risk: riskOf(spec, view) };
    },
    apply(tx, work) {
      if (execute.port !== "database") throw new Error(`${spec.name} has no effect in the database`);
      return execute.apply(tx, work.map(typed));
    },
    perform(work, world) {
      if (execute.port === "database") throw new Error(`${spec.name} has no effect outside`);
      return execute.perform(typed(work), world);
    },
    atOnce: mailing?.atOnce ?? 1,
    async admit(tx, request) {
      if (mailing) return mailing.admit(tx, { ...request, input: parseOnce(request.input) });
      return { go: new Set(request.targets.map(({ n }) => n)), drop: [], left: null };
    },
    compose(work) {
      return mailing && work.copy ? { ...work, copy: mailing.compose(typed(work), work.copy) } : work;
    },
  };
}

/** Binds input and facts to the spec's functions, so that callers need not know their types. */
function close<Name extends string, Schema extends z.ZodType, Facts extends object>(
  spec: ActionSpec<Name, Schema, Facts>,
  input: z.output<Schema>,
  { facts, targets, refusal }: Loaded<Facts>,
): PreparedAction {
  const all = (standard: StandardFacts) => ({ ...facts, ...standard });
  return {
    payload: input,
    targets,
    subject: spec.subject({ input, facts, targets }),
    startAt: spec.startAt?.(input) ?? null,
    refusal: refusal ?? null,
    facts,
    standing(standard, params) {
      const view = { input, facts: all(standard) };
      const assessment = assess({ rules: spec.rules, ...view, params });
      const risk = riskOf(spec, { ...view, params });
      return { assessment, risk, priorityClass: spec.priorityClass({ ...view, risk }) };
    },
    summary: (standard) => spec.summarize({ input, facts: all(standard), targets }),
    copy: async (standard) => (spec.render ? spec.render({ input, facts: all(standard) }) : null),
  };
}

/** A risk that rests on a fact nobody knows is a high one. */
function riskOf<Name extends string, Schema extends z.ZodType, Facts extends object>(
  spec: ActionSpec<Name, Schema, Facts>,
  view: View<z.output<Schema>, Facts> & { params: PolicyParameters },
): RiskLevel {
  try {
    return spec.risk({ ...view, facts: requireFacts(view.facts) });
  } catch (error) {
    if (error instanceof FactMissing) return "high";
    throw error;
  }
}

function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = tryParse(schema, raw);
  if (parsed instanceof KernelError) throw parsed;
  return parsed.data;
}

function tryParse<Schema extends z.ZodType>(schema: Schema, raw: unknown): { data: z.output<Schema> } | KernelError {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { data: parsed.data };
  return new KernelError("invalid_input", "The input does not fit this action.", {
    fields: inputProblems(parsed.error),
  });
}
