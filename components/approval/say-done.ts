import { toast } from "sonner";

const SHOWN_MS = 4_000;

/** A short confirmation, at the top: the foot of the page holds the decision buttons. */
export function sayDone(what: string, title: string, open?: { label: string; onClick: () => void }): void {
  toast.success(what, { description: title, position: "top-center", duration: SHOWN_MS, action: open });
}
