import type { QueryClient } from "@tanstack/react-query";
import { isTouched, touchedBy } from "./touched-queries";
import type { LiveEvent } from "./touched-queries";

const PROMPT_MS = 250;
const LAZY_MS = 2_000;

/** Gathers what events touch and reads it again in rounds, so that a burst of events costs one reading. */
export class InvalidationRounds {
  private readonly prompt = new Round(PROMPT_MS, (touched) => this.invalidate(touched));
  private readonly lazy = new Round(LAZY_MS, (touched) => this.invalidate(touched));

  constructor(private readonly queryClient: QueryClient) {}

  add(event: LiveEvent): void {
    const { prompt, lazy, actionId } = touchedBy(event);
    if (prompt.length > 0 || actionId) this.prompt.add(prompt, actionId);
    this.lazy.add(lazy, null);
  }

  stop(): void {
    this.prompt.stop();
    this.lazy.stop();
  }

  private invalidate({ paths, actionIds }: Gathered): void {
    void this.queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, paths, actionIds) });
  }
}

interface Gathered {
  paths: Set<string>;
  actionIds: Set<string>;
}

const nothing = (): Gathered => ({ paths: new Set(), actionIds: new Set() });

class Round {
  private gathered = nothing();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly onEnd: (gathered: Gathered) => void,
  ) {}

  add(paths: readonly string[], actionId: string | null): void {
    for (const path of paths) this.gathered.paths.add(path);
    if (actionId) this.gathered.actionIds.add(actionId);
    this.timer ??= setTimeout(() => this.end(), this.everyMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private end(): void {
    const gathered = this.gathered;
    this.gathered = nothing();
    this.timer = undefined;
    this.onEnd(gathered);
  }
}
