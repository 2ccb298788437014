import { BadgeCheckIcon, CircleDashedIcon } from "lucide-react";

export function IdentityMark({ at }: { at: Date | null }) {
  const Icon = at ? BadgeCheckIcon : CircleDashedIcon;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon className={at ? "size-3.5 text-success" : "size-3.5 text-muted-foreground"} />
      {at ? "verified" : "open"}
    </span>
  );
}
