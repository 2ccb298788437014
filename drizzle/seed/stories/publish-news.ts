import type { Cast } from "@/drizzle/seed/cast";
import { log, screenshot, website } from "@/drizzle/seed/evidence";
import type { NewsRow } from "@/drizzle/seed/make-news";
import type { Story } from "@/drizzle/seed/story";

/** News is always read by a person before it is published. */
export const publishNewsStories = (cast: Cast): Story[] => [...ended(cast), ...waiting(cast)];

type FactVerdict = "supported" | "refuted" | "unclear";

interface Draft {
  item: NewsRow;
  claims: readonly (readonly [string, FactVerdict | null])[];
  tone?: readonly (readonly [string, boolean])[];
}

const CALM = [
  ["No promise of performance", true],
  ["No superlatives", true],
] as const;

function publish(at: Date, { item, claims, tone = CALM }: Draft): Story {
  const source = `https://sources.example/${item.slug}`;
  const input = {
    newsId: item.id,
    sourceUrls: [source],
    claims: claims.map(([claim]) => claim),
    factChecks: claims.flatMap(([claim, verdict]) => (verdict ? [{ claim, verdict, sourceUrl: source }] : [])),
    toneChecks: tone.map(([rule, passed]) => ({ rule, passed })),
  };
  const evidence = [
    website("Source", source, { at }),
    screenshot("Preview", [item.title, item.class, "PAGE PREVIEW"], { at }),
  ];
  return { at, by: "daphne", action: "news.publish", input, evidence };
}

function ended(cast: Cast): Story[] {
  const news = (kind: NewsRow["class"]) => cast.news(({ class: of }) => of === kind);
  const refuted = news("news");
  return [
    {
      ...publish(cast.day(11, "13:40"), {
        item: news("announcement"),
        claims: [["The checklist has five items.", "supported"]],
      }),
      steps: [{ after: 44, do: "approve", by: "evan" }],
    },
    {
      ...publish(cast.day(7, "15:30"), { item: news("update"), claims: [] }),
      steps: [{ after: 95, do: "approve", by: "ingrid" }],
    },
    {
      ...publish(cast.day(4, "11:05"), {
        item: news("news"),
        claims: [
          ["Nine funds offer quarterly liquidity.", "supported"],
          ["There are 22 verified funds.", "supported"],
        ],
      }),
      steps: [{ after: 63, do: "approve", by: "evan", reason: "Read; both figures are right." }],
    },
    {
      ...publish(cast.day(9, "16:45"), {
        item: news("news"),
        claims: [["Rates were named most often.", "supported"]],
        tone: [
          ["No promise of performance", false],
          ["No superlatives", true],
        ],
      }),
      steps: [
        {
          after: 21,
          do: "reject",
          by: "ingrid",
          reason: "“Set to outperform” is a promise. Say what the letters say, not what will happen.",
        },
      ],
    },
    publish(cast.day(2, "13:10"), { item: refuted, claims: [["The consultation runs for twelve weeks.", "refuted"]] }),
  ];
}

function waiting(cast: Cast): Story[] {
  const news = (kind: NewsRow["class"]) => cast.news(({ class: of }) => of === kind);
  const at = cast.ago(9.2);
  return [
    publish(cast.ago(31), { item: news("announcement"), claims: [["Registration is by invitation.", "supported"]] }),
    {
      ...publish(at, {
        item: news("news"),
        claims: [
          ["Transparency of fees came first.", "supported"],
          ["Liquidity terms came second.", null],
        ],
      }),
      note: "The second claim is still with the survey's authors.",
      evidence: [
        log("Fact check", ["claim 1: page 4 of the survey", "claim 2: asked the authors, no answer yet"], { at }),
      ],
    },
    publish(cast.ago(0.5), {
      item: news("update"),
      claims: [["Figures are shown to verified members only.", "supported"]],
    }),
  ];
}
