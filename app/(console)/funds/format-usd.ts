const compact = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  notation: "compact",
  maximumFractionDigits: 1,
});

/** "$1.2B": a size to compare by; the whole amount is for the detail. */
export const compactUsd = (usd: number) => compact.format(usd);

export const wholeUsd = (usd: number) => `US$ ${usd.toLocaleString("en-US")}`;
