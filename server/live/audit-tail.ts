import { EventEmitter } from "node:events";
import { and, asc, sql } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { log } from "@/server/log";

/** Where a reader of the trail stands: everything up to here has been seen. */
export interface TailPosition {
  writer: string;
  position: string;
}

export interface TailEvent {
  id: string;
  cursor: string;
  at: Date;
  type: string;
  actionId: string | null;
  generation: number | null;
  actor: { kind: string; id: string };
}

const PAGE = 500;

/**
 * Events after a position, in commit-safe order: only rows whose writer is older than every transaction still
 * running, so that no later commit can appear before the cursor.
 */
export async function readEventsAfter(reader: Reader, after: TailPosition, limit = PAGE): Promise<TailEvent[]> {
  const rows = await reader
    .select()
    .from(auditEvents)
    .where(
      and(
        sql`(${auditEvents.writer}, ${auditEvents.position}) > (${after.writer}::xid8, ${after.position}::bigint)`,
        sql`${auditEvents.writer} < pg_snapshot_xmin(pg_current_snapshot())`,
      ),
    )
    .orderBy(asc(auditEvents.writer), asc(auditEvents.position))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    cursor: `${row.writer}-${row.position}`,
    at: row.at,
    type: row.type,
    actionId: row.actionId,
    generation: row.generation,
    actor: { kind: row.actorKind, id: row.actorId },
  }));
}

export function parseCursor(cursor: string): TailPosition | null {
  const match = /^(\d{1,20})-(\d{1,19})$/.exec(cursor);
  return match?.[1] && match[2] ? { writer: match[1], position: match[2] } : null;
}

/** The end of the trail as it is now. */
export async function readTailEnd(reader: Reader): Promise<TailPosition> {
  const [row] = await reader
    .select({ writer: auditEvents.writer, position: auditEvents.position })
    .from(auditEvents)
    .where(sql`${auditEvents.writer} < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy(sql`${auditEvents.writer} desc`, sql`${auditEvents.position} desc`)
    .limit(1);
  return { writer: row?.writer ?? "0", position: String(row?.position ?? 0) };
}

const POLL_MS = 1_000;

/** One reader of the trail per process; every open screen and every waiting agent listens to it. */
export class AuditTail {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  /** Set while somebody listens; resolves once the tail knows where it stands. */
  private starting: Promise<void> | null = null;
  private nudge: (() => void) | null = null;
  private woken = false;
  private failedSince: Date | null = null;

  constructor(private readonly reader: Reader) {}

  /** Null while the trail can be read; otherwise since when it cannot. */
  get stalledSince(): Date | null {
    return this.failedSince;
  }

  /** Looks at once instead of at the next poll; what is asked for during a look is done right after it. */
  wake(): void {
    this.woken = true;
    this.nudge?.();
  }

  /** When this resolves, every event that is committed from now on will be heard: what came before can be read. */
  async listen(onEvents: (events: TailEvent[]) => void): Promise<() => void> {
    this.emitter.on("events", onEvents);
    const stop = () => void this.emitter.off("events", onEvents);
    try {
      await (this.starting ??= this.start());
      return stop;
    } catch (error) {
      stop();
      this.starting = null;
      throw error;
    }
  }

  private async start(): Promise<void> {
    void this.run(await readTailEnd(this.reader));
  }

  /** Reads only while somebody listens. */
  private async run(from: TailPosition): Promise<void> {
    let position = from;
    while (this.emitter.listenerCount("events") > 0) {
      this.woken = false;
      position = await this.readAfter(position);
      if (!this.woken) await this.pause();
    }
    this.starting = null;
  }

  private async readAfter(position: TailPosition): Promise<TailPosition> {
    try {
      const events = await readEventsAfter(this.reader, position);
      const last = events.at(-1);
      if (last) this.emitter.emit("events", events);
      if (events.length === PAGE) this.woken = true;
      this.failedSince = null;
      return (last && parseCursor(last.cursor)) ?? position;
    } catch (error) {
      // The next poll tries again from the same position; an outage is one line on the log, not one per poll.
      if (!this.failedSince) log.warn({ err: error }, "the trail cannot be read; live screens wait");
      this.failedSince ??= new Date();
      return position;
    }
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resume) => {
      const timer = setTimeout(done, POLL_MS);
      this.nudge = done;
      function done() {
        clearTimeout(timer);
        resume();
      }
    });
    this.nudge = null;
  }
}
