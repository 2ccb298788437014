import type { MailingOutcome } from "./run-mailing";

interface Verdict {
  name: string;
  ok: boolean;
  detail: string;
}

/** What must hold, by the provider's own log and by the tables. Pure. */
export function judgeMailing({ addresses, kills, row, targets, ledger, arrivals, defects }: MailingOutcome): Verdict[] {
  const mails = Map.groupBy(
    arrivals.filter(({ came }) => came === "effect"),
    ({ content }) => content.to ?? "",
  );
  const twice = [...mails].filter(([, all]) => all.length > 1).length;
  const skipped = addresses.filter((address) => !mails.has(address)).length;
  const strangers = [...mails.keys()].filter((address) => !addresses.includes(address)).length;
  const unlike = differing(arrivals);
  const count = addresses.length;
  return [
    { name: "nobody was mailed twice", ok: twice === 0, detail: `${twice} twice` },
    { name: "nobody was skipped", ok: skipped === 0, detail: `${skipped} of ${count} skipped` },
    { name: "nobody else was mailed", ok: strangers === 0, detail: `${strangers} strangers` },
    { name: "a repeated call had the same bytes", ok: unlike === 0, detail: `${unlike} keys with two bodies` },
    {
      name: "the states add up",
      ok: row.status === "succeeded" && targets.succeeded === count && ledger.done === count && sum(targets) === count,
      detail: `${row.status}; targets ${JSON.stringify(targets)}; ledger ${JSON.stringify(ledger)}`,
    },
    { name: "the trail replays to the tables", ok: defects.length === 0, detail: defects[0] ?? "no difference" },
    {
      name: "it was really killed",
      ok: kills === 0 || row.fence > kills,
      detail: `${kills} kills, ${row.fence} claims, ${arrivals.length} calls, ${repeats(arrivals)} recognised by key`,
    },
  ];
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
const repeats = (arrivals: MailingOutcome["arrivals"]): number =>
  arrivals.filter(({ came }) => came === "repeat").length;

function differing(arrivals: MailingOutcome["arrivals"]): number {
  const byKey = Map.groupBy(arrivals, ({ key }) => key);
  return [...byKey.values()].filter((all) => new Set(all.map(({ bodyHash }) => bodyHash)).size > 1).length;
}
