import { CircleAlert, Clock } from "lucide-react";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { PROBLEM_TEXT } from "./sign-in-problem";
import type { SignInProblem } from "./sign-in-problem";

export function ProblemAlert({ problem }: { problem: SignInProblem | null }) {
  if (!problem) return null;
  const isWait = problem.kind === "throttled";
  return (
    <Alert variant={isWait ? "warning" : "destructive"}>
      {isWait ? <Clock aria-hidden /> : <CircleAlert aria-hidden />}
      <AlertDescription>{PROBLEM_TEXT[problem.kind]}</AlertDescription>
    </Alert>
  );
}
