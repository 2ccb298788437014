import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const EVERY_MS = 60_000;

/** Keeps checkpoints outside the database, in a file that only grows: one a minute is enough to show a later change. */
export class CheckpointLog {
  private waiting: string | null = null;
  private writtenAt = -Infinity;

  /** Without a folder nothing is kept. */
  constructor(private readonly dir: string | undefined) {}

  /** `note`: the newest one, or null when there is none. Writes when the last time is a minute past. */
  keep(note: string | null, now = performance.now()): void {
    this.waiting = note ?? this.waiting;
    if (now - this.writtenAt >= EVERY_MS) this.flush(now);
  }

  flush(now = performance.now()): void {
    if (!this.dir || this.waiting === null) return;
    mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    // Opened with O_APPEND; an empty line ends a note, because its signatures end with none.
    appendFileSync(join(this.dir, "checkpoints.txt"), `${this.waiting}\n`, { mode: 0o600 });
    this.waiting = null;
    this.writtenAt = now;
  }
}
