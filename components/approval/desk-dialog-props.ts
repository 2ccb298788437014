import type { ActionListItem } from "@/server/api/reads/list-actions";

/** What every dialog of the desk is given. */
export interface DeskDialogProps {
  row: ActionListItem;
  onClose: () => void;
  /** The decision stands. */
  onDone: (ids: readonly string[]) => void;
  /** The person wants to see the newest version first. */
  onReview: (id: string) => void;
}
