import type { ActionListItem } from "@/server/api/reads/list-actions";

/** What the server made of an approval. */
export interface Approved {
  row: ActionListItem;
  status: ActionListItem["status"];
  /** How many more people must approve; 0: it goes ahead. */
  votesMissing: number;
  /** It can be taken back until then. */
  notBefore: Date | null;
}

/** What every dialog of the desk is given. */
export interface DeskDialogProps {
  row: ActionListItem;
  onClose: () => void;
  /** The decision stands. */
  onDone: (ids: readonly string[]) => void;
  /** The same for approvals, which can be taken back for a while. */
  onApproved: (approved: readonly Approved[]) => void;
  /** The person wants to see the newest version first. */
  onReview: (id: string) => void;
}
