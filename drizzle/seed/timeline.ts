type Task = () => Promise<void>;

interface Planned {
  atMs: number;
  /** Order of planning, for things at the same moment. */
  n: number;
  task: Task;
}

/** What happens in the demo's past, in the order of time. A task may plan further ones. */
export class Timeline {
  #planned: Planned[] = [];
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
  async run(end: Date, afterEach: () => Promise<void>): Promise<void> {
    for (let next = this.#take(end); next; next = this.#take(end)) {
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      await next.task();
      await afterEach();
    }
  }

  #take(end: Date): Planned | undefined {
    const isBefore = (a: Planned, b: Planned) => a.atMs < b.atMs || (a.atMs === b.atMs && a.n < b.n);
    const first = this.#planned.reduce<Planned | undefined>(
      (best, one) => (!best || isBefore(one, best) ? one : best),
      undefined,
    );
    if (!first || first.atMs > end.getTime()) return undefined;
    this.#planned.splice(this.#planned.indexOf(first), 1);
    return first;
  }
}
