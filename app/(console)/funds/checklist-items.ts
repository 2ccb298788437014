import type { Fund } from "./fund-looks";

/** The whole checklist of a fund, done and open: what is on record together with what the server calls open. */
export function checklistItems({ checklist, openItems }: Fund) {
  const open = new Set(openItems);
  const names = new Set([...Object.keys(checklist), ...openItems]);
  return [...names].map((name) => ({ name, label: name.replaceAll("_", " "), isDone: !open.has(name) }));
}
