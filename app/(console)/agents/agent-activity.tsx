import { RelativeTime } from "@/components/shell/relative-time";

/** An agent's own words: quoted, because nobody has checked them. */
export function AgentActivity({ activity, at }: { activity: string; at: Date }) {
  return (
    <>
      says “<bdi className="break-words">{activity}</bdi>”, <RelativeTime at={at} className="text-muted-foreground" />
    </>
  );
}
