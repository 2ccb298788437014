"use client";

import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Kbd, KbdGroup } from "@/components/ui/kbd";

/** The keys of this list, opened with the question mark. */
export function KeyListDialog({ open, onOpenChange, actionKeys }: KeyListDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="sm:max-w-md">
        <DialogHeader>
          <DialogTitle>Keyboard keys</DialogTitle>
          <DialogDescription>They work whenever no text field has the focus.</DialogDescription>
        </DialogHeader>
        <dl className="grid grid-cols-1 gap-x-8 text-sm">
          {[...listKeys, ...actionKeys, ...otherKeys].map((line) => (
            <div key={line.does} className="flex items-center justify-between gap-4 border-b py-1.5 last:border-b-0">
              <dt>{line.does}</dt>
              <dd>
                <KbdGroup>
                  {line.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </KbdGroup>
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}

export interface KeyLine {
  keys: readonly string[];
  does: string;
}

interface KeyListDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actionKeys: readonly KeyLine[];
}

const listKeys: readonly KeyLine[] = [
  { keys: ["J", "↓"], does: "Next row" },
  { keys: ["K", "↑"], does: "Previous row" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["X"], does: "Select the row" },
];

const otherKeys: readonly KeyLine[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["["], does: "Previous page" },
  { keys: ["]"], does: "Next page" },
  { keys: ["Esc"], does: "Clear the selection, then close the open row" },
  { keys: ["?"], does: "Show these keys" },
];
