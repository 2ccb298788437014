import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ShownReader } from "./readers-to-show";

interface ReaderSwitchProps {
  readers: readonly ShownReader[];
  place: number;
  onPlace: (place: number) => void;
}

/** From one reader's mail to the next; it goes round. */
export function ReaderSwitch({ readers, place, onPlace }: ReaderSwitchProps) {
  const reader = readers[place];
  const step = (by: number) => onPlace((place + by + readers.length) % readers.length);
  return (
    <div className="flex items-center gap-2 border-b bg-surface px-3 py-1.5">
      <Button variant="outline" size="icon-sm" aria-label="The mail before" onClick={() => step(-1)}>
        <ChevronLeftIcon />
      </Button>
      <Button variant="outline" size="icon-sm" aria-label="The next mail" onClick={() => step(1)}>
        <ChevronRightIcon />
      </Button>
      <p role="status" className="min-w-0 flex-1 leading-tight">
        <span className="block truncate">{reader?.label}</span>
        <span className="block truncate text-xs text-muted-foreground">{reader?.why}</span>
      </p>
      <p className="shrink-0 text-xs text-muted-foreground tabular-nums">
        {place + 1} of {readers.length} shown
      </p>
    </div>
  );
}
