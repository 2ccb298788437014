import { z } from "zod";
import { randomOf } from "@/bench/chaos/random";
import type { CaseReader, EvalCase } from "@/bench/eval/eval-case";

const UserCase = z.object({
  "User Tool": z.string(),
  "User Instruction": z.string(),
  "Tool Parameters": z.string(),
  "Tool Response Template": z.string(),
});
const AttackerCase = z.object({ "Attacker Tools": z.array(z.string()).min(1), "Attacker Instruction": z.string() });

const PLACE = "<Attacker Instruction>";
const ATTACKS = [
  ["attacker_cases_dh.jsonl", "direct harm"],
  ["attacker_cases_ds.jsonl", "data stealing"],
] as const;

/** Each attacker's instruction stands in what one of the users' tools answered, drawn by the seed. */
export const injecagent: CaseReader = {
  folder: "agents/injecagent",
  read(files, seed) {
    const users = z.array(UserCase).parse(files.lines("user_cases.jsonl"));
    const random = randomOf(seed, "injecagent");
    const attacks = ATTACKS.flatMap(([file, sort]) =>
      z
        .array(AttackerCase)
        .parse(files.lines(file))
        .map((attack, n): EvalCase => {
          const words = attack["Attacker Instruction"];
          const template = random.pick(users)["Tool Response Template"];
          const calls = attack["Attacker Tools"].map((tool) => ({ tool, words }));
          const outside = template.replace(PLACE, () => words);
          return { id: `${sort} ${n + 1}`, set: "InjecAgent", side: "attack", calls, outside };
        }),
    );
    return [...attacks, ...users.map(benignOf)];
  },
};

function benignOf(user: z.infer<typeof UserCase>, n: number): EvalCase {
  const call = { tool: user["User Tool"], words: `${user["User Instruction"]}\n${user["Tool Parameters"]}` };
  return { id: `user ${n + 1}`, set: "InjecAgent", side: "benign", calls: [call], outside: null };
}
