const last = new Map<string, Promise<unknown>>();

/** One after the other for each of them: decoding takes memory, and nobody waits for another's flood. */
export async function inTurn<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(who);
  const turn = (async () => {
    await before?.catch(() => undefined);
    return work();
  })();
  last.set(who, turn);
  try {
    return await turn;
  } finally {
    if (last.get(who) === turn) last.delete(who);
  }
}
