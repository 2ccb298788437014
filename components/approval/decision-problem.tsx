import { TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { leaveForSignIn } from "@/components/live/leave-for-sign-in";
import type { Problem } from "@/components/trpc/problem";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RefusalText } from "./refusal-text";

/** Why a decision was not taken, and what the person can do about it. */
export function DecisionProblem({ problem, onReview }: DecisionProblemProps) {
  const { title, text } = explain(problem);
  return (
    <Alert variant={problem.status === 409 ? "warning" : "destructive"}>
      <TriangleAlertIcon />
      <AlertTitle>{title}</AlertTitle>
      <AlertDescription>
        <p>{text}</p>
        {problem.code === "stale_digest" && onReview && (
          <Button variant="outline" size="sm" className="mt-1" onClick={onReview}>
            Load the new version
          </Button>
        )}
        {problem.code === "reauthentication_required" && (
          <Button variant="outline" size="sm" className="mt-1" onClick={leaveForSignIn}>
            Sign in again
          </Button>
        )}
        <code className="font-mono text-xs opacity-80">{problem.code}</code>
      </AlertDescription>
    </Alert>
  );
}

/** The server has spoken: asking again would give the same answer. */
export function isFinal(problem: Problem | null): boolean {
  return problem !== null && problem.status >= 400 && problem.status < 500 && !CORRECTABLE.has(problem.code);
}

const CORRECTABLE = new Set([
  "typed_count_required",
  "typed_count_mismatch",
  "reason_required",
  "no_delegation",
  "reauthentication_required",
  "invalid_input",
  "rate_limited",
]);

interface DecisionProblemProps {
  problem: Problem;
  onReview?: () => void;
}

function explain(problem: Problem): { title: string; text: ReactNode } {
  switch (problem.code) {
    case "stale_digest":
      return { title: "It changed since you opened it", text: problem.message };
    case "already_decided":
      return { title: "Somebody was first", text: <RefusalText problem={problem} /> };
    case "already_voted":
      return { title: "You have voted on this", text: problem.message };
    case "expired":
      return { title: "It has expired", text: problem.message };
    case "state_conflict":
      return { title: "It no longer waits for this", text: problem.message };
    case "undo_too_late":
      return { title: "Too late to take it back", text: problem.message };
    case "reauthentication_required":
      return { title: "Show who you are first", text: problem.message };
    case "approver_cap":
      return { title: "You have approved enough for a day", text: problem.message };
    case "forbidden":
    case "own_action":
    case "own_agent":
    case "own_edit":
    case "no_delegation":
      return { title: "You may not do this", text: problem.message };
    case "unreachable":
      return {
        title: "No answer from the server",
        text: "It is not known whether this arrived. Trying again is safe: a decision counts once.",
      };
    default:
      return { title: "This was not done", text: problem.message };
  }
}
