/** What a published tool does, in words that do not depend on whose tool it is. */
export const DEEDS = {
  reads: "looks at something, pages of the web included; the kernel decides nothing and stops nothing here",
  nothing_alike: "nothing in the catalogue is like it (devices, shells, contracts); asked for under its own name",
  tells_stranger: "sends words or data to an address outside",
  tells_colleagues: "leaves words with people of the house: messages, reminders, calendars, notes",
  publishes: "puts words before the public",
  lists: "makes an entry visible to others",
  admits: "lets somebody in, or gives somebody rights",
  removes: "deletes, cancels, revokes",
  pays: "moves money, or commits to it",
  alters: "changes an account or a record",
} as const;

export type Deed = keyof typeof DEEDS;

/** Names of tools by what they do, one text for each deed; a tool that does two things stands twice. */
export type DeedTable = Partial<Record<Deed, string>>;

/** The same the other way round. */
export function deedsByTool(table: DeedTable, prefix = ""): Map<string, Deed[]> {
  const deeds = new Map<string, Deed[]>();
  // Safe because the keys of a DeedTable are deeds.
  for (const [deed, names] of Object.entries(table) as [Deed, string][]) {
    for (const name of names.trim().split(/\s+/)) {
      deeds.set(prefix + name, [...(deeds.get(prefix + name) ?? []), deed]);
    }
  }
  return deeds;
}
