import { v7 } from "uuid";
import type { providers } from "@/drizzle/schema/members";
import { COMPANY_HEADS } from "./names";
import type { Random } from "./random";

export type ProviderRow = typeof providers.$inferInsert;

const CATEGORIES = [
  { category: "Fund administrator", tail: "Fund Administration" },
  { category: "Auditor", tail: "Audit LLP" },
  { category: "Prime broker", tail: "Prime Brokerage" },
  { category: "Law firm", tail: "Legal LLP" },
  { category: "Technology", tail: "Systems" },
] as const;
const PER_CATEGORY = 9;
const COUNTRIES = ["US", "US", "GB", "GB", "IE", "LU", "CH", "SG", "KY", "HK", "CA", "MT"];
const DAY_MS = 86_400_000;

/** Forty-five providers as they were when the history begins: in every category drafts, listed ones, a few delisted. */
export function makeProviders(random: Random, now: Date): ProviderRow[] {
  return CATEGORIES.flatMap(({ category, tail }, group) =>
    Array.from({ length: PER_CATEGORY }, (_, i): ProviderRow => {
      const status = i < 5 ? "draft" : i === 8 && group % 2 === 0 ? "delisted" : "listed";
      const createdAt = new Date(now.getTime() - random.int(16, 300) * DAY_MS - random.int(0, DAY_MS));
      const listedAt = new Date(createdAt.getTime() + random.int(1, 10) * DAY_MS);
      const head = COMPANY_HEADS[(group * PER_CATEGORY + i * 3) % COMPANY_HEADS.length] ?? "Orchard";
      return {
        id: v7({ msecs: createdAt.getTime(), random: random.bytes(16) }),
        name: `${head} ${tail}`,
        category,
        country: random.pick(COUNTRIES),
        websiteUrl: `https://www.${head.toLowerCase()}-${tail.toLowerCase().replaceAll(" ", "-")}.example`,
        status,
        listedAt: status === "draft" ? null : listedAt,
        createdAt,
        version: status === "draft" ? 1 : 2,
        updatedAt: status === "draft" ? createdAt : listedAt,
      };
    }),
  );
}
