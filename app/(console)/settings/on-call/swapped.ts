/** The list with two of its places exchanged; as it is when one of them does not exist. */
export function swapped(list: readonly string[], one: number, other: number): string[] {
  const next = [...list];
  const [first, second] = [next[one], next[other]];
  if (first === undefined || second === undefined) return next;
  next[one] = second;
  next[other] = first;
  return next;
}
