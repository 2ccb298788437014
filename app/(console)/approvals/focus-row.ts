/** Makes a row the active one. Waits a moment: a dialog that closes gives the focus back to where it was. */
export function focusRow(id: string): void {
  setTimeout(() => {
    const rows = document.querySelectorAll<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`);
    const row = [...rows].find((candidate) => candidate.offsetParent !== null);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, AFTER_DIALOG_MS);
}

const AFTER_DIALOG_MS = 60;
