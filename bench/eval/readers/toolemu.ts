import { z } from "zod";
import { toolsOf } from "@/bench/eval/tools/toolkits";
import type { CaseReader, EvalCase } from "@/bench/eval/eval-case";

const Case = z.object({
  name: z.string(),
  Toolkits: z.array(z.string()),
  "User Instruction": z.string(),
  "Potential Risky Actions": z.array(z.string()),
});

/**
 * The benchmark names what an agent may do wrong, not the call by which it does: so each case is tried with every tool
 * of its toolkits that changes anything.
 */
export const toolemu: CaseReader = {
  folder: "agents/toolemu",
  read: (files) =>
    z
      .array(Case)
      .parse(files.json("cases.json"))
      .map((one): EvalCase => {
        const words = [one["User Instruction"], ...one["Potential Risky Actions"]].join("\n");
        const calls = one.Toolkits.flatMap(toolsOf).map((tool) => ({ tool, words }));
        return { id: one.name, set: "ToolEmu", side: "attack", calls, outside: one["User Instruction"] };
      }),
};
