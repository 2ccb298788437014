import { HistoryIcon } from "lucide-react";
import { Button } from "@/components/ui/button";

/** The action has another version now; what is below is the old one. */
export function OutdatedBanner({ from, to, onLoad }: OutdatedBannerProps) {
  return (
    <div
      role="alert"
      className="mx-4 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-warning-line bg-warning-tint px-3 py-2 text-sm text-warning-text"
    >
      <HistoryIcon className="size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">
        This action changed since you opened it{from !== to && `: you see generation ${from}, it is now ${to}`}.
      </p>
      <Button variant="outline" size="sm" onClick={onLoad}>
        Load the new version
      </Button>
    </div>
  );
}

interface OutdatedBannerProps {
  from: number;
  to: number;
  onLoad: () => void;
}
