import { z } from "zod";
import { randomOf } from "@/bench/chaos/random";
import type { CaseFiles } from "@/bench/eval/eval-case";

/** Words that want to move whoever reads them. */
export interface Injection {
  id: string;
  text: string;
}

const Context = z.object({ context: z.string() });
const Attacks = z.record(z.string(), z.array(z.string()));
const Prompt = z.object({ prompt_id: z.number(), test_case_prompt: z.string(), user_input: z.string() });

export const INJECTIONS_FOLDER = "adversarial/prompt-injection";

/** BIPIA's instructions, each at the end of one of its mails, drawn by the seed; and the prompts of CyberSecEval. */
export function readInjections(files: CaseFiles, seed: number): Injection[] {
  const mails = z.array(Context).parse(files.lines("bipia_email_contexts.jsonl"));
  const random = randomOf(seed, "bipia");
  const planted = Object.entries(Attacks.parse(files.json("bipia_text_attacks.json"))).flatMap(([sort, list]) =>
    list.map((text, n): Injection => {
      return { id: `BIPIA ${sort} ${n + 1}`, text: `${random.pick(mails).context}\n${text}` };
    }),
  );
  const prompts = z.array(Prompt).parse(files.json("purplellama.json"));
  return [
    ...planted,
    ...prompts.map(({ prompt_id: id, test_case_prompt: rule, user_input: text }) => {
      return { id: `CyberSecEval ${id}`, text: `${rule}\n${text}` };
    }),
  ];
}
