import { CHECKLIST_ITEMS, Checklist, openItems } from "@/server/members/load-funds";
import type { Cast } from "@/drizzle/seed/cast";
import { data, log, registerEntry, screenshot } from "@/drizzle/seed/evidence";
import type { FundRow } from "@/drizzle/seed/make-funds";
import type { Story } from "@/drizzle/seed/story";

/** Verifications of funds: medium risk, high while the checklist has open items. */
export const verifyFundStories = (cast: Cast): Story[] => [...ran(cast), ...turns(cast), ...waiting(cast)];

const openOf = ({ checklist }: FundRow) => openItems(Checklist.parse(checklist));
const isComplete = (fund: FundRow) => fund.status === "submitted" && openOf(fund).length === 0;
const lacksSomething = (fund: FundRow) => fund.status === "submitted" && openOf(fund).length > 0;

function verify(cast: Cast, at: Date, fund: FundRow): Story {
  const evidence = [
    registerEntry(fund.manager, { at }),
    data(
      "Administrator's statement",
      { fund: fund.name, navMillionUsd: Math.round(fund.aumUsd / 1e6), asOf: at.toISOString().slice(0, 10) },
      { at },
    ),
    ...(cast.random.chance(0.4)
      ? [screenshot("Offering memorandum", [fund.name, fund.domicile, "PAGE 1 / 148"], { at })]
      : []),
  ];
  const by = cast.random.chance(0.7) ? "velma" : "fred";
  return { at, by, action: "fund.verify", input: { fundId: fund.id }, evidence, reasonCode: "checklist_reviewed" };
}

const ran = (cast: Cast): Story[] =>
  [13, 11, 10, 8, 7, 5, 4, 2, 1].map((day, i) => ({
    ...verify(cast, cast.worktime(day), cast.fund(isComplete)),
    steps: [{ after: cast.random.int(20, 400), do: "approve", by: i % 3 === 1 ? "ingrid" : "evan" }],
  }));

function turns(cast: Cast): Story[] {
  const revised = cast.fund(lacksSomething);
  const verified = cast.fund(({ status }) => status === "verified");
  return [
    {
      ...verify(cast, cast.day(12, "11:45"), cast.fund(lacksSomething)),
      steps: [
        {
          after: 65,
          do: "reject",
          by: "evan",
          reason: "No auditor is named. The administrator's statement does not replace one.",
        },
      ],
    },
    {
      ...verify(cast, cast.day(6, "10:05"), cast.fund(isComplete)),
      steps: [
        {
          after: 210,
          do: "reject",
          by: "ingrid",
          reason: "The register entry is of the feeder, not of the master fund.",
        },
      ],
    },
    verify(cast, cast.day(9, "12:30"), cast.fund(lacksSomething)),
    {
      ...verify(cast, cast.day(3, "08:40"), revised),
      steps: [
        {
          after: 150,
          do: "revise",
          input: { fundId: revised.id, checklist: Object.fromEntries(CHECKLIST_ITEMS.map((item) => [item, true])) },
          evidence: [
            log("Calls", ["Administrator confirmed by telephone, 10:31", "Auditor confirmed by mail, 10:58"], {
              at: cast.day(3, "11:09"),
            }),
          ],
          reason: "The open items have been confirmed.",
        },
        { after: 33, do: "approve", by: "evan", reason: "Complete now." },
      ],
    },
    verify(cast, cast.day(5, "15:15"), verified),
    {
      // Approved while the undo window was five days long.
      ...verify(cast, cast.ago(28.3), cast.fund(isComplete)),
      steps: [{ after: 12, do: "approve", by: "evan" }],
    },
  ];
}

const waiting = (cast: Cast): Story[] => [
  ...[47.2, 21, 2.6].map((hours) => verify(cast, cast.ago(hours), cast.fund(isComplete))),
  ...[23.1, 7.3, 0.6].map((hours) => verify(cast, cast.ago(hours), cast.fund(lacksSomething))),
];
