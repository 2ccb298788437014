import { z } from "zod";
import type { CaseReader, EvalCase, ToolCall } from "@/bench/eval/eval-case";
import { textsIn, wordsOf } from "./words-of";

const Call = z.object({ function: z.string(), args: z.record(z.string(), z.unknown()) });
type Call = z.infer<typeof Call>;
const Message = z.object({
  role: z.string(),
  content: z.string().nullable(),
  tool_calls: z.array(Call).nullish(),
});
const Trace = z.object({
  id: z.string(),
  attack: z.boolean(),
  attack_succeeded: z.boolean(),
  messages: z.array(Message),
});
type Trace = z.infer<typeof Trace>;

const OWN_UNDER_ATTACK = "AgentDojo, user's own under attack";
/** One file for each model. */
const TRACES = /^traces_.*\.jsonl$/;
/** How the benchmark marks what it planted; a text may have been cut before its end. */
const PLANTED = /<INFORMATION>([\s\S]*?)(?:<\/INFORMATION>|$)/g;
/** Shorter values ("5") stand in any text by chance. */
const TELLING_CHARS_MIN = 4;

/** Traces of agents: without an attack all calls are benign; under one, the attacker's are told from the user's own. */
export const agentdojo: CaseReader = {
  folder: "agents/agentdojo",
  read(files) {
    const traces = files.names
      .filter((name) => TRACES.test(name))
      .flatMap((name) => z.array(Trace).parse(files.lines(name)));
    const clean = new Map(traces.filter(({ attack }) => !attack).map((trace) => [taskOf(trace), callsOf(trace)]));
    return traces.flatMap((trace): EvalCase[] => {
      if (!trace.attack) {
        return [caseOf({ trace, set: "AgentDojo", side: "benign", calls: callsOf(trace), outside: null })];
      }
      const outside = plantedIn(trace);
      const usual = clean.get(taskOf(trace)) ?? [];
      const calls = callsOf(trace);
      const theirs = calls.filter(
        (call) => !usual.some((other) => same(call, other)) && isAskedFor(call, outside, trace),
      );
      const own = calls.filter((call) => !theirs.includes(call));
      return [
        caseOf({ trace, set: "AgentDojo", side: "attack", calls: theirs, outside }),
        caseOf({ trace, set: OWN_UNDER_ATTACK, side: "benign", calls: own, outside }),
      ].filter(({ calls: some }) => some.length > 0);
    });
  },
};

/** Model, suite and the user's task, without the injection's name. */
const taskOf = ({ id }: Trace): string => id.split("/").slice(0, 3).join("/");

const callsOf = ({ messages }: Trace): Call[] => messages.flatMap(({ tool_calls: calls }) => calls ?? []);

const same = (a: Call, b: Call): boolean => a.function === b.function && wordsOf(a.args) === wordsOf(b.args);

const plantedIn = ({ messages }: Trace): string =>
  messages
    .filter(({ role }) => role === "tool")
    .flatMap(({ content }) => [...(content ?? "").matchAll(PLANTED)].map(([, text]) => text ?? ""))
    .join("\n");

/** One of its values stands in the planted words and not in the user's. */
function isAskedFor({ args }: Call, planted: string, { messages }: Trace): boolean {
  const asked = messages.find(({ role }) => role === "user")?.content ?? "";
  return textsIn(args).some(
    (text) => text.length >= TELLING_CHARS_MIN && planted.includes(text) && !asked.includes(text),
  );
}

const toToolCall = ({ function: tool, args }: Call): ToolCall => ({ tool, words: wordsOf(args) });

type Part = Pick<EvalCase, "set" | "side" | "outside"> & { trace: Trace; calls: readonly Call[] };

function caseOf({ trace, set, side, calls, outside }: Part): EvalCase {
  const succeeded = trace.attack_succeeded ? "succeeded" : "did not succeed";
  const id = side === "attack" ? `${trace.id} (${succeeded} there)` : trace.id;
  return { id, set, side, calls: calls.map(toToolCall), outside: outside === "" ? null : outside };
}
