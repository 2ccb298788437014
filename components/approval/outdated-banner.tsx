import { HistoryIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ActionDetail } from "@/server/api/reads/action-detail";

type Version = Pick<ActionDetail, "generation" | "status">;

/** The action has another version now; what is below is the old one. */
export function OutdatedBanner({ from, to, onLoad }: OutdatedBannerProps) {
  const cameBack = from.status !== "held" && to.status === "held";
  return (
    <div
      role="alert"
      className="mx-4 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-warning-line bg-warning-tint px-3 py-2 text-sm text-warning-text"
    >
      <HistoryIcon className="size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">
        {cameBack ? "Came back to you: it changed since it was approved" : "This action changed since you opened it"}
        {from.generation !== to.generation && `: you see generation ${from.generation}, it is now ${to.generation}`}.
      </p>
      <Button variant="outline" size="sm" onClick={onLoad}>
        Load the new version
      </Button>
    </div>
  );
}

interface OutdatedBannerProps {
  from: Version;
  to: Version;
  onLoad: () => void;
}
