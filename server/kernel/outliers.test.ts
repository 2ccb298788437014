import { expect, it } from "vitest";
import { findOutliers } from "./outliers";

const item = (n: number, attributes: Record<string, string | number | boolean | null>) => ({ n, attributes });

it("names the one that differs, and says in what", () => {
  const items = Array.from({ length: 300 }, (_, n) =>
    item(n, { country: n === 7 ? "GG" : "US", company: `Firm ${n}` }),
  );
  expect(findOutliers(items)).toEqual([{ item: items[7], why: [{ attribute: "country", value: "GG", count: 1 }] }]);
});

it("takes no attribute in which everybody differs for a sign", () => {
  const items = Array.from({ length: 100 }, (_, n) => item(n, { name: `Member ${n}`, company: `Firm ${n % 60}` }));
  expect(findOutliers(items)).toEqual([]);
});

it("puts who differs in most first", () => {
  const items = Array.from({ length: 100 }, (_, n) =>
    item(n, { country: n === 3 || n === 4 ? `X${n}` : "US", accredited: n !== 4 }),
  );
  expect(findOutliers(items).map((outlier) => outlier.item.n)).toEqual([4, 3]);
});

it("says nothing of small sets, which a person reads whole", () => {
  expect(findOutliers([item(0, { country: "US" }), item(1, { country: "GG" })])).toEqual([]);
});
