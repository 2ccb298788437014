import { v7 } from "uuid";
import type { funds } from "@/drizzle/schema/members";
import { CHECKLIST_ITEMS } from "@/server/members/load-funds";
import { COMPANY_HEADS } from "./names";
import type { Random } from "./random";

export type FundRow = typeof funds.$inferInsert & { submittedAt: Date };

const STRATEGIES = [
  "Long/short equity",
  "Global macro",
  "Event driven",
  "Statistical arbitrage",
  "Convertible arbitrage",
  "Distressed credit",
  "Managed futures",
  "Market neutral",
  "Multi-strategy",
  "Volatility arbitrage",
];
const DOMICILES = ["KY", "KY", "KY", "LU", "LU", "IE", "IE", "US", "US", "VG", "JE", "GG", "BM", "SG", "MT"];
const VEHICLES = ["Master Fund", "Fund LP", "Fund SP", "UCITS Fund", "Offshore Fund", "Fund Ltd"];
const COUNTS = { submitted: 34, verified: 22, rejected: 4 } as const;
const DAY_MS = 86_400_000;

/** Sixty funds as they were when the history begins. */
export function makeFunds(random: Random, now: Date): FundRow[] {
  const statuses = Object.entries(COUNTS).flatMap(([status, count]) =>
    Array.from({ length: count }, () => status as FundRow["status"]),
  );
  return statuses.map((status, i) => makeFund(random, now, status, i));
}

function makeFund(random: Random, now: Date, status: FundRow["status"], i: number): FundRow {
  const head = COMPANY_HEADS[i % COMPANY_HEADS.length] ?? "Orchard";
  const strategy = random.pick(STRATEGIES);
  const submittedAt = new Date(
    now.getTime() - random.int(16, status === "submitted" ? 60 : 400) * DAY_MS - random.int(0, DAY_MS),
  );
  const settledAt = new Date(submittedAt.getTime() + random.int(1, 12) * DAY_MS);
  // A third of the waiting ones still lack something.
  const isComplete = status === "verified" || (status === "submitted" && i % 3 !== 2);
  return {
    id: v7({ msecs: submittedAt.getTime(), random: random.bytes(16) }),
    name: `${head} ${strategy.replace("/", "-")} ${random.pick(VEHICLES)}`,
    manager: `${head} ${i < COMPANY_HEADS.length ? "Capital" : "Asset Management"}`,
    strategy,
    domicile: random.pick(DOMICILES),
    aumUsd: Math.round(10 ** (7.2 + random.next() * 2.2) / 100_000) * 100_000,
    status,
    checklist: Object.fromEntries(CHECKLIST_ITEMS.map((item) => [item, isComplete || random.chance(0.55)])),
    submittedAt,
    verifiedAt: status === "verified" ? settledAt : null,
    version: status === "submitted" ? 1 : 2,
    updatedAt: status === "submitted" ? submittedAt : settledAt,
  };
}
