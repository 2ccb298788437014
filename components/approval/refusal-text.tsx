import { RelativeTime } from "@/components/shell/relative-time";
import { useSignedIn } from "@/components/shell/signed-in";
import type { Problem } from "@/components/trpc/problem";

/** The server's own words, except where it names a person and a moment: those read better here. */
export function RefusalText({ problem }: { problem: Pick<Problem, "code" | "message" | "details"> }) {
  const me = useSignedIn();
  const { by, at, verdict } = problem.details;
  const when = typeof at === "string" || at instanceof Date ? new Date(at) : null;
  if (problem.code !== "already_decided" || typeof by !== "string" || !when) return problem.message;
  return (
    <>
      {by === me.name ? "You" : by} {verdict === "approve" ? "approved" : "rejected"} this <RelativeTime at={when} />.
    </>
  );
}
