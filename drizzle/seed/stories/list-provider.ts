import type { Cast } from "@/drizzle/seed/cast";
import { log, screenshot, website } from "@/drizzle/seed/evidence";
import type { ProviderRow } from "@/drizzle/seed/make-providers";
import type { Story } from "@/drizzle/seed/story";

/** Listings run by themselves when a source is shown. */
export const listProviderStories = (cast: Cast): Story[] => [...ran(cast), ...turns(cast), ...waiting(cast)];

const isDraft = ({ status }: ProviderRow) => status === "draft";

function sourced(cast: Cast, at: Date, provider: ProviderRow = cast.provider(isDraft)): Story {
  const evidence = [website(`${provider.name}, imprint`, `${provider.websiteUrl}/imprint`, { at })];
  return {
    at,
    by: cast.random.chance(0.8) ? "daphne" : "fred",
    action: "provider.list",
    input: { providerId: provider.id },
    evidence,
  };
}

function unsourced(cast: Cast, at: Date): Story {
  const provider = cast.provider(isDraft);
  const evidence = [screenshot("Business card", [provider.name, provider.category, provider.country], { at })];
  return {
    at,
    by: "daphne",
    action: "provider.list",
    input: { providerId: provider.id },
    evidence,
    note: "Met at a conference; the site is being rebuilt.",
  };
}

const ran = (cast: Cast): Story[] => [13, 12, 10, 9, 7, 6, 4, 3, 1].map((day) => sourced(cast, cast.worktime(day)));

function turns(cast: Cast): Story[] {
  const listed = cast.provider(({ status }) => status === "listed");
  const stale = cast.ago(40);
  return [
    {
      ...unsourced(cast, cast.day(11, "10:50")),
      steps: [{ after: 80, do: "approve", by: "ingrid", reason: "Known to us for years." }],
    },
    {
      ...unsourced(cast, cast.day(8, "14:25")),
      steps: [
        { after: 33, do: "reject", by: "evan", reason: "A card is no source. Show their licence or their site." },
      ],
    },
    sourced(cast, cast.day(5, "09:55"), listed),
    {
      // Older than the 72 hours that policy allows: held, although a source is shown.
      ...sourced(cast, stale),
      evidence: [
        website("Register of administrators", "https://register.example/administrators", {
          at: stale,
          minutesBefore: 90 * 60,
        }),
      ],
    },
  ];
}

const waiting = (cast: Cast): Story[] => [
  unsourced(cast, cast.ago(14)),
  {
    ...unsourced(cast, cast.ago(1.9)),
    evidence: [log("Call", ["Called back on the number of the register, confirmed"], { at: cast.ago(1.9) })],
  },
  // The last moments before the worker starts: they wait in their queue, and run when it does.
  { ...sourced(cast, cast.ago(0.02)), isIdle: true },
];
