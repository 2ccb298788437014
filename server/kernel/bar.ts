import { z } from "zod";
import { findInattention } from "./attention";
import type { Case } from "./decision-case";
import { Quorum, onePersonMore, peopleIn } from "./quorum";

/** Why it takes more people than when the request was opened. */
export const Raised = z.array(z.object({ code: z.string(), message: z.string() }));

interface Bar {
  quorum: Quorum;
  /** Why it is higher than before; empty: it is not. */
  why: z.infer<typeof Raised>;
}

/** The bar for this approval: policy may have raised it, and an approval in a hurry raises it too. It never sinks. */
export function barFor({ file, request, quorum, approver, capacity, decision, ground }: Case): Bar {
  const hurry = findInattention(ground, { row: file.row, tally: approver.tally, openMs: decision.openMs });
  const bar = hurry ? onePersonMore(quorum, capacity.role) : quorum;
  const before = peopleIn(Quorum.parse(request.quorum));
  if (peopleIn(bar) === before) return { quorum: bar, why: [] };
  return { quorum: bar, why: [...(peopleIn(quorum) > before ? [BY_POLICY] : []), ...(hurry ? [hurry] : [])] };
}

const BY_POLICY = { code: "policy_raised", message: "Policy asks for more people than when this was submitted." };
