type Task = () => Promise<void>;

/** What happens in the demo's past, in the order of time. A task may plan further ones. */
export class Timeline {
  #planned: { atMs: number; n: number; task: Task }[] = [];
  #count = 0;
  #nowMs: number;

  constructor(start: Date) {
    this.#nowMs = start.getTime();
  }

  /** The kernel's clock while the history is made. */
  now = (): Date => new Date(this.#nowMs);

  /** The present task takes time. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  at(when: Date, task: Task): void {
    this.#count += 1;
    this.#planned.push({ atMs: when.getTime(), n: this.#count, task });
  }

  /** Does everything planned up to `end`; what is planned for later belongs to the real future, and is dropped. */
  async run(end: Date): Promise<void> {
    for (let next = this.#take(end); next; next = this.#take(end)) {
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      await next.task();
    }
  }

  #take(end: Date) {
    const first = this.#planned.reduce<(typeof this.#planned)[number] | undefined>((best, one) => {
      return !best || one.atMs < best.atMs || (one.atMs === best.atMs && one.n < best.n) ? one : best;
    }, undefined);
    if (!first || first.atMs > end.getTime()) return undefined;
    this.#planned.splice(this.#planned.indexOf(first), 1);
    return first;
  }
}
