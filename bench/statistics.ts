export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The kernel against a peer, repeat by repeat: what slowed a whole repeat down cancels out. */
export function ratios(kernel: readonly number[], peer: readonly number[]): number[] {
  return kernel.flatMap((value, i) => {
    const other = peer[i];
    return other ? [value / other] : [];
  });
}
