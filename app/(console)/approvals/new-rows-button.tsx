import { RefreshCwIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ActionList } from "./use-action-list";

/** Rows come and go only when the person says so; this says what waits to be shown. */
export function NewRowsButton({ list }: { list: ActionList }) {
  const { newCount, leftCount, adopt } = list;
  if (newCount === 0 && leftCount === 0) return null;
  const parts = [...(newCount > 0 ? [`${newCount} new`] : []), ...(leftCount > 0 ? [`${leftCount} moved on`] : [])];
  return (
    <Button variant="outline" size="sm" onClick={adopt}>
      <RefreshCwIcon />
      {parts.join(", ")} – {newCount > 0 ? "show" : "tidy up"}
    </Button>
  );
}
