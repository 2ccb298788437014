import type { QueueName } from "./queues";

/** A job as the relay hands it to BullMQ: one action, or several of one kind that are done together. */
export interface Bundle {
  queue: QueueName;
  /** The job id of its first action; a later dispatch of the same action gets a suffix. */
  bullId: string;
  priority: number;
  actionIds: string[];
  /** Of the requests that submitted them, in the same order. */
  traceparents: (string | null)[];
}

/** What is read of an action to put it into a job. */
export interface Bundled {
  id: string;
  kind: string;
  queue: string;
  priority: number;
  targetCount: number;
  jobId: string;
  dispatch: number;
  traceparent: string | null;
}

/** So many targets are done in one transaction; a larger action travels alone. */
export const BUNDLE_TARGETS_MAX = 50;

/**
 * Puts what is due into jobs. What happens in our own tables is done for many actions in one transaction, so one job
 * carries them: a job costs Redis dozens of commands, whatever it carries. What reaches outside travels alone, because
 * a queue's concurrency says how many calls may be under way.
 */
export function bundle(due: readonly Bundled[], isDoneTogether: (kind: string) => boolean): Bundle[] {
  const groups = Map.groupBy(due, ({ queue, kind, priority }) => `${queue} ${kind} ${priority}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first && isDoneTogether(first.kind) ? fill(group).map(toBundle) : group.map((one) => toBundle([one]));
  });
}

/** In the order they are due, as many in one as fit. */
function fill(group: readonly Bundled[]): Bundled[][] {
  const bundles: Bundled[][] = [];
  let room = 0;
  for (const one of group) {
    const last = bundles.at(-1);
    if (last && one.targetCount <= room) last.push(one);
    else bundles.push([one]);
    room = (last && one.targetCount <= room ? room : BUNDLE_TARGETS_MAX) - one.targetCount;
  }
  return bundles;
}

function toBundle(members: readonly Bundled[]): Bundle {
  const [first] = members;
  if (!first) throw new Error("A bundle has a member");
  const { queue, priority, jobId, dispatch } = first;
  return {
    // Safe because submit takes the queue from the kind, which is typed.
    queue: queue as QueueName,
    priority,
    bullId: dispatch === 0 ? jobId : `${jobId}-${dispatch + 1}`,
    actionIds: members.map(({ id }) => id),
    traceparents: members.map(({ traceparent }) => traceparent),
  };
}
