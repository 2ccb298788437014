import { kindLabelOf } from "@/components/approval/kind-labels";

/** What a kill switch stops, in words: "everything", "the email queue", "Suspend member", "agent fred". */
export function scopeWords(scope: string): string {
  const [what = "", name = ""] = scope.split(":");
  switch (what) {
    case "all":
      return "everything";
    case "queue":
      return `the ${name} queue`;
    case "kind":
      return `“${kindLabelOf(name)}”`;
    case "agent":
      return `agent ${name}`;
    default:
      return scope;
  }
}
