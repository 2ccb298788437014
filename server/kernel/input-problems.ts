import type { z } from "zod";

export interface InputProblem {
  path: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

/** What is wrong in an input, each at its place. Of a union, what is wrong with the member that was meant. */
export function inputProblems({ issues }: { issues: readonly Issue[] }): InputProblem[] {
  return issues.flatMap((issue) => leavesOf(issue)).map(({ path, message }) => ({ path: path.join("."), message }));
}

interface Leaf {
  path: readonly PropertyKey[];
  message: string;
}

function leavesOf(issue: Issue, above: readonly PropertyKey[] = []): Leaf[] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union") return [{ path, message: issue.message }];
  const members = issue.errors.map((issues) => issues.flatMap((one) => leavesOf(one, path)));
  const [meant] = members.filter(({ length }) => length > 0).sort(byFit);
  return meant ?? [{ path, message: wordsAt(issue) }];
}

/** Which words may stand where one tells what the rest is. */
const wordsAt = (issue: Issue): string =>
  "options" in issue && Array.isArray(issue.options) ? `must be one of: ${issue.options.join(", ")}` : issue.message;

/** The member that was meant is the one in which the fault lies deepest; among equals, the one with fewest. */
const byFit = (a: readonly Leaf[], b: readonly Leaf[]): number => depthOf(b) - depthOf(a) || a.length - b.length;

const depthOf = (leaves: readonly Leaf[]): number => Math.max(...leaves.map(({ path }) => path.length));
