import { Submission } from "@/server/kernel/admit";
import { stricter } from "@/server/kernel/assess";
import type { Db } from "@/server/db";
import { houseKernel } from "@/server/house-kernel";
import type { Kernel } from "@/server/kernel/kernel";
import type { Verdict } from "@/server/kernel/rule";
import { submitActions } from "@/server/kernel/submit";
import { Crew } from "./crew";
import { placeIn } from "./place";
import { ALL_PLANS } from "./plans";
import type { Injection } from "./readers/injections";

const CARRIERS = {
  "evidence from outside": (text: string) => ({ evidence: [shown(text, "external")] }),
  "evidence that claims to be the operator's": (text: string) => ({ evidence: [shown(text, "operator")] }),
  "evidence that claims to be policy's": (text: string) => ({ evidence: [shown(text, "policy")] }),
  "the note to the approver": (text: string) => ({ note: text.trim().slice(0, 2_000) || "-" }),
};

const shown = (text: string, origin: string) => ({ kind: "log", title: "What was read", text, origin });

/** How one way to bring words along changed the verdicts of submissions that are otherwise the same. */
export interface Carried {
  carrier: string;
  texts: number;
  submissions: number;
  stricter: number;
  /** The goal is 0: words never make a verdict milder. */
  milder: string[];
  /** With words that say where they come from, the goal is 0. */
  running: number;
}

const CALM = { tool: "", words: "your e-mail address" };

/** The same submissions of every kind, without and with the words: verdicts may only become stricter. */
export async function carry(db: Db, injections: readonly Injection[], parts: Partial<Kernel> = {}): Promise<Carried[]> {
  const crew = new Crew();
  const kernel = houseKernel({ db, hint: () => undefined, agents: crew.agents, ...parts });
  const [submitter = ""] = crew.muster("granted");
  const place = placeIn(db);
  const judge = async (sent: readonly Record<string, unknown>[]): Promise<Verdict[]> => {
    const actor = { kind: "agent", id: submitter } as const;
    const entries = sent.map((one) => ({ actor, submission: Submission.parse({ ...one, dryRun: true }) }));
    return (await submitActions(kernel, entries)).map((result) => {
      if (!result.ok) throw result.error;
      return result.answer.decision.verdict;
    });
  };
  const calm = await Promise.all(
    ALL_PLANS.map(async ({ action, draft }) => ({ evidence: [], ...(await draft(CALM, place)), action })),
  );
  const before = await judge(calm);
  const results: Carried[] = [];
  for (const [carrier, bring] of Object.entries(CARRIERS)) {
    const carried: Carried = { carrier, texts: injections.length, submissions: 0, stricter: 0, milder: [], running: 0 };
    for (const { id, text } of injections) {
      const brought: { evidence?: readonly unknown[]; note?: string } = bring(text);
      const after = await judge(
        calm.map((one) => ({ ...one, ...brought, evidence: [...one.evidence, ...(brought.evidence ?? [])] })),
      );
      after.forEach((verdict, i) => {
        const was = before[i] ?? "block";
        carried.submissions += 1;
        if (stricter(verdict, was)) carried.stricter += 1;
        if (stricter(was, verdict)) carried.milder.push(`${id}: ${calm[i]?.action} was ${was}, is ${verdict}`);
        if (verdict === "run") carried.running += 1;
      });
    }
    results.push(carried);
  }
  return results;
}
