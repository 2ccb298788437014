import { toast } from "sonner";

const SHOWN_MS = 4_000;
const WARNED_MS = 20_000;

interface Offer {
  label: string;
  onClick: () => void;
}

/** A short confirmation, at the top: the foot of the page holds the decision buttons. */
export function sayDone(what: string, title: string, open?: Offer): void {
  toast.success(what, { description: title, position: "top-center", duration: SHOWN_MS, action: open });
}

/** Something a person should look at; it stays longer. */
export function sayLook(what: string, why: string, open?: Offer): void {
  toast.warning(what, { description: why, position: "top-center", duration: WARNED_MS, action: open });
}
