import { Badge } from "@/components/ui/badge";

/** GET reads, POST changes: told by the word, and by the tint. */
export function MethodBadge({ method }: { method: "GET" | "POST" }) {
  return (
    <Badge variant={method === "GET" ? "neutral" : "info"} className="font-mono">
      {method}
    </Badge>
  );
}
