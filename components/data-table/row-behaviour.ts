import type { FocusEvent, MouseEvent } from "react";

import type { RowAction } from "./row-action";
import type { TableRowOf } from "./table-instance";

/** What the table and the phone cards need to know to draw one row and act on it. */
export interface RowBehaviour<Row extends object> {
  row: TableRowOf<Row>;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  canSelect: boolean;
  actions: readonly RowAction<Row>[];
  href?: string;
  onActivate: (id: string) => void;
  onOpen?: (row: Row) => void;
}

/** Clicks on a row open it, except on its own controls and while text is being selected. */
export function rowHandlers<Row extends object>(props: RowBehaviour<Row>) {
  return {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      if (event.target === event.currentTarget) props.onActivate(props.row.id);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (isOwnControl(event)) return;
      props.onActivate(props.row.id);
      if (event.shiftKey && props.canSelect) return toggleRow(props.row, event);
      if (window.getSelection()?.type === "Range") return;
      props.onOpen?.(props.row.original);
    },
  };
}

/** The table reads `target.checked` and `shiftKey`, which extends the selection from the last toggled row. */
export function toggleRow<Row extends object>(row: TableRowOf<Row>, { shiftKey }: { shiftKey: boolean }) {
  row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey });
}

function isOwnControl(event: MouseEvent<HTMLElement>): boolean {
  if (!(event.target instanceof Element)) return false;
  const control = event.target.closest("a, button, input, label, [role=menuitem], [role=menu]");
  // Portalled menus bubble React events here although they are elsewhere in the document.
  return control !== null || !event.currentTarget.contains(event.target);
}
