import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import type { Kernel } from "@/server/kernel/kernel";
import type { StaffName } from "./make-staff";
import type { Random } from "./random";
import type { Timeline } from "./timeline";

export type Human = Extract<Actor, { kind: "staff" }>;

/** What every part of the seed works with. All of it is one transaction: a crash leaves nothing behind. */
export interface World {
  tx: Tx;
  /** The product's kernel; its clock is the timeline's. */
  kernel: Kernel;
  timeline: Timeline;
  random: Random;
  staff: Record<StaffName, Human>;
  /** A verb has changed something since the outbox was last looked at. */
  hasNews: boolean;
  /** Whether the one registered callback answers at present. */
  isCallbackUp: boolean;
}
