/**
 * Runs every contender once per repeat, in turn: A B A B, not A A B B. A minute in which the machine is busy
 * with something else then hits all of them.
 */
export async function interleave<Name extends string, Result>(
  repeats: number,
  contenders: Record<Name, (repeat: number) => Promise<Result>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contenders) as Name[]; // Safe because the keys of a Record of Name are Names.
  const results = new Map<Name, Result[]>(names.map((name) => [name, []]));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const name of names) results.get(name)?.push(await contenders[name](repeat));
  }
  // Safe because every name has its entry.
  return Object.fromEntries(results) as Record<Name, Result[]>;
}
