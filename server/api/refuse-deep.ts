import { KernelError } from "@/server/kernel/errors";

/** More than any evidence needs, and far less than it takes to exhaust the stack of what works on it later. */
export const DEPTH_MAX = 100;
/** Enough of a path to find the place. */
const STEPS_SHOWN = 6;

interface Place {
  value: unknown;
  depth: number;
  key: string;
  parent: Place | null;
}

/** What is wrong with a value that is nested too deeply, or null. Walks without recursion, which is the point. */
export function depthProblem(root: unknown): KernelError | null {
  const open: Place[] = [{ value: root, depth: 0, key: "", parent: null }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth } = place;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= DEPTH_MAX) return tooDeep(place);
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === "object") open.push({ value: child, depth: depth + 1, key, parent: place });
    }
  }
  return null;
}

export function refuseDeep(value: unknown): void {
  const problem = depthProblem(value);
  if (problem) throw problem;
}

function tooDeep(place: Place): KernelError {
  const steps: string[] = [];
  for (let at = place; at.parent; at = at.parent) steps.unshift(at.key);
  const message = `nested more than ${DEPTH_MAX} levels deep`;
  const fields = [{ path: steps.slice(0, STEPS_SHOWN).join("."), message }];
  return new KernelError("invalid_input", "The request does not fit.", { fields });
}
