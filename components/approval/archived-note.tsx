/** In place of an action's events: every action has some, so where there are none they were taken out. */
export function ArchivedNote() {
  return <p className="text-sm text-muted-foreground">Its events were moved to an archive of the trail.</p>;
}
