"use client";

import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Kbd, KbdGroup } from "@/components/ui/kbd";

import { useReturnFocus } from "./return-focus";
import type { RowAction } from "./row-action";

/** The keys of this list, opened with the question mark. */
export function KeyListDialog<Row>({ open, onOpenChange, actions, moreKeys = [] }: KeyListDialogProps<Row>) {
  const own = actions.filter((action) => action.isForMe ?? true).flatMap(actionKey);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open && <Keys lines={[...listKeys, ...own, ...moreKeys, ...otherKeys]} />}
    </Dialog>
  );
}

function Keys({ lines }: { lines: readonly KeyLine[] }) {
  const returnFocus = useReturnFocus();
  return (
    <DialogContent className="sm:max-w-md" onCloseAutoFocus={returnFocus}>
      <DialogHeader>
        <DialogTitle>Keyboard keys</DialogTitle>
        <DialogDescription>They work whenever no text field has the focus.</DialogDescription>
      </DialogHeader>
      <dl className="grid grid-cols-1 gap-x-8 text-sm">
        {lines.map((line) => (
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
  );
}

export interface KeyLine {
  keys: readonly string[];
  does: string;
}

interface KeyListDialogProps<Row> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: readonly RowAction<Row>[];
  /** Keys of the page that belong to no action of its rows. */
  moreKeys?: readonly KeyLine[];
}

function actionKey<Row>({ label, shortcut }: RowAction<Row>): KeyLine[] {
  return shortcut ? [{ keys: [shortcut.toUpperCase()], does: `${label} the row or selection` }] : [];
}

const listKeys: readonly KeyLine[] = [
  { keys: ["J", "↓"], does: "Next row" },
  { keys: ["K", "↑"], does: "Previous row" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["X", "Space"], does: "Select the row" },
];

const otherKeys: readonly KeyLine[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["["], does: "Previous page" },
  { keys: ["]"], does: "Next page" },
  { keys: ["Ctrl", "K"], does: "Everything by name (⌘ K on a Mac)" },
  { keys: ["Esc"], does: "Clear the selection, then close the open row" },
  { keys: ["?"], does: "Show these keys" },
];
