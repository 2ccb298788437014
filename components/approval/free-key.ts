/** Not while somebody types, and not under an open dialog or menu. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return false;
  if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select")) {
    return false;
  }
  return document.querySelector("[role=dialog][data-state=open], [role=menu][data-state=open]") === null;
}
