import { z } from "zod";
import type { CaseReader, EvalCase } from "@/bench/eval/eval-case";
import { wordsOf } from "./words-of";

const Action = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  /** In telecom some steps are the customer's, on a device of their own. */
  requestor: z.string().nullish(),
});
const Task = z.object({
  id: z.string(),
  evaluation_criteria: z.object({ actions: z.array(Action).nullish() }),
});

/** Tasks of customer service with the calls that are right: all of them benign. */
const tau2 = (domain: string): CaseReader => ({
  folder: `agents/tau2-${domain}`,
  read: (files) =>
    z
      .array(Task)
      .parse(files.lines("tasks.jsonl"))
      .map(({ id, evaluation_criteria: { actions } }): EvalCase => {
        const own = (actions ?? []).filter(({ requestor }) => requestor !== "user");
        const calls = own.map(({ name, arguments: args }) => ({ tool: name, words: wordsOf(args) || name }));
        return { id, set: `τ²-bench ${domain}`, side: "benign", calls, outside: null };
      }),
});

export const tau2Airline = tau2("airline");
export const tau2Retail = tau2("retail");
export const tau2Telecom = tau2("telecom");
