import { v7 } from "uuid";
import type { newsItems } from "@/drizzle/schema/news";
import type { Random } from "./random";

export type NewsRow = typeof newsItems.$inferInsert & { updatedAt: Date };

const DAY_MS = 86_400_000;

/** Slug, class, title and what it says; the site's own voice, about nobody who exists. */
const ITEMS: readonly (readonly [string, NewsRow["class"], string, string])[] = [
  [
    "eu-marketing-rules-consultation",
    "news",
    "Consultation opens on cross-border fund marketing",
    "The consultation runs for eight weeks and asks whether pre-marketing notices should be harmonised.",
  ],
  [
    "managers-shorten-lock-ups",
    "news",
    "More managers shorten their lock-ups",
    "Of the 22 verified funds on HedgeCo, nine now offer quarterly liquidity after a year.",
  ],
  [
    "macro-funds-in-the-quarter",
    "news",
    "How macro funds describe the quarter",
    "Managers name rates and energy as the two themes of their letters.",
  ],
  [
    "allocator-survey-results",
    "news",
    "What allocators asked for this year",
    "Transparency of fees came first, ahead of liquidity terms and operational due diligence.",
  ],
  [
    "custody-of-digital-assets",
    "news",
    "Custody of digital assets: three models compared",
    "A look at segregation, insurance and who holds the keys.",
  ],
  [
    "verification-checklist-updated",
    "announcement",
    "Our verification checklist has five items now",
    "Principals are identified before a fund is called verified; that used to be optional.",
  ],
  [
    "luxembourg-evening",
    "announcement",
    "An evening in Luxembourg",
    "Members meet managers and administrators; registration is by invitation.",
  ],
  [
    "singapore-desk-opens",
    "announcement",
    "Our Singapore desk opens",
    "Introductions in the region go through a desk of its own from next month.",
  ],
  [
    "provider-directory-categories",
    "update",
    "The provider directory has a category for technology",
    "Listings that were under data have moved there.",
  ],
  [
    "quarterly-figures-reminder",
    "update",
    "Quarterly figures: what we publish and what we do not",
    "Figures of funds are shown to verified members only, and always with their date.",
  ],
];

export function makeNews(random: Random, now: Date): NewsRow[] {
  return ITEMS.map(([slug, kind, title, body], i) => {
    const updatedAt = new Date(now.getTime() - (15 + i) * DAY_MS - random.int(0, DAY_MS));
    const id = v7({ msecs: updatedAt.getTime(), random: random.bytes(16) });
    return {
      id,
      slug,
      class: kind,
      title,
      body,
      status: "draft",
      sourceUrls: [],
      publishedAt: null,
      version: 1,
      updatedAt,
    };
  });
}
