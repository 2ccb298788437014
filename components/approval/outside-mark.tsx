import { GlobeIcon } from "lucide-react";

/** Words from outside the house: somebody else's claim, whatever they say. */
export function OutsideMark() {
  return (
    <span className="ml-1.5 inline-flex items-center gap-1 text-xs whitespace-nowrap text-warning-text">
      <GlobeIcon className="size-3" />
      from outside
    </span>
  );
}
