import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Response } from "@cedar-policy/cedar-wasm/nodejs";
import type { Benchmark, Check, Figure, Scale } from "./benchmark";
import { interleave } from "./interleave";
import { CASES, RULES } from "./policy-cases";
import type { PolicyCase } from "./policy-cases";
import { quantile } from "./statistics";

const DECISIONS = 4_000;
const CEDAR = "Cedar, may it run";
const THREE = "Cedar, run, hold or block";

/** One decision over the facts, without the reads before it: our rules with every outcome kept, and the same rules in Cedar. */
export const policy: Benchmark = {
  name: "policy",
  title: `One decision by ${RULES} rules (ours with the outcome of every rule; Cedar compiled to WebAssembly, parsed before)`,
  async run(scale) {
    const figures: Figure[] = [];
    const checks: Check[] = [];
    for (const one of CASES) {
      prepare(one);
      figures.push(...(await figuresOf(one, scale)));
      checks.push(agreement(one), missingFact(one));
    }
    return { figures, checks };
  },
};

function prepare({ name, cedar }: PolicyCase): void {
  const staticPolicies = Object.fromEntries(cedar.map((text, i) => [`rule${i}`, text]));
  const parsed = preparsePolicySet(name, { staticPolicies });
  if (parsed.type === "failure") throw new Error(`Cedar does not parse ${name}: ${JSON.stringify(parsed.errors)}`);
}

function ask({ name }: PolicyCase, action: "run" | "ask", context: PolicyCase["context"]): Response {
  const answer = statefulIsAuthorized({
    principal: { type: "Agent", id: "shaggy" },
    action: { type: "Action", id: action },
    resource: { type: "Kind", id: name },
    ...{ context, entities: [], preparsedPolicySetId: name },
  });
  if (answer.type === "failure") throw new Error(`Cedar does not answer: ${JSON.stringify(answer.errors)}`);
  return answer.response;
}

/** It knows yes and no; our three verdicts take a second question. */
function verdictOf(one: PolicyCase): "run" | "hold" | "block" {
  if (ask(one, "run", one.context).decision === "allow") return "run";
  return ask(one, "ask", one.context).decision === "allow" ? "hold" : "block";
}

async function figuresOf(one: PolicyCase, { repeats, factor }: Scale): Promise<Figure[]> {
  const measure = (decide: () => unknown) => async () => timed(Math.ceil(DECISIONS * factor), decide);
  const times = await interleave(repeats, {
    kernel: measure(one.decide),
    [CEDAR]: measure(() => ask(one, "run", one.context)),
    [THREE]: measure(() => verdictOf(one)),
  });
  return ([0.5, 0.99] as const).map((share) => ({
    name: `${one.name} p${share * 100}`,
    unit: "µs",
    kernel: (times.kernel ?? []).map((all) => quantile(all, share)),
    peers: {
      [CEDAR]: (times[CEDAR] ?? []).map((all) => quantile(all, share)),
      [THREE]: (times[THREE] ?? []).map((all) => quantile(all, share)),
    },
  }));
}

function timed(count: number, decide: () => unknown): number[] {
  for (let n = 0; n < count / 4; n += 1) decide();
  return Array.from({ length: count }, () => {
    const startMs = performance.now();
    decide();
    return (performance.now() - startMs) * 1_000;
  });
}

function agreement(one: PolicyCase): Check {
  const [ours, cedar] = [one.decide().verdict, verdictOf(one)];
  return { name: `${one.name}, the same verdict`, ok: ours === cedar, detail: `ours ${ours}, Cedar ${cedar}` };
}

/** A rule that denies by a fact which was not loaded must not let the action run. */
function missingFact(one: PolicyCase): Check {
  const ours = one.decideWithout();
  const missing = ours.trace.filter(({ code }) => code === "fact_missing").map(({ rule }) => rule);
  const { decision, diagnostics } = ask(one, "run", one.contextWithout);
  return {
    name: `${one.name}, a fact of a deny rule is missing`,
    ok: ours.verdict !== "run" && missing.length > 0,
    detail: `ours ${ours.verdict} (not known to ${missing.join(", ")}); Cedar ${decision} (${diagnostics.errors.length} errors in its diagnostics)`,
  };
}
