import { isOutage } from "./outage";

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Groups calls that arrive while an earlier flush is under way into one: many callers, one commit. The first
 * call never waits, so a single caller loses nothing.
 */
export class Batcher<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private flushing = false;

  constructor(
    private readonly flush: (items: Item[]) => Promise<Result[]>,
    private readonly itemsMax: number,
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.flushing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.flushing = true;
    // One turn of the loop, so that calls made in the same tick travel together.
    await new Promise((resume) => setImmediate(resume));
    while (this.waiting.length > 0) await this.flushOnce(this.waiting.splice(0, this.itemsMax));
    this.flushing = false;
  }

  private async flushOnce(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, i) => {
        const result = results[i];
        if (result === undefined) reject(new Error("The batch gave no result for this item"));
        else resolve(result);
      });
    } catch (error) {
      // A lost connection may have lost only the answer: what stands already must not be done again.
      if (batch.length === 1 || isOutage(error)) for (const { reject } of batch) reject(error);
      // One bad item must not fail its neighbours.
      else for (const one of batch) await this.flushOnce([one]);
    }
  }
}
